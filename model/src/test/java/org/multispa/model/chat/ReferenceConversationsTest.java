package org.multispa.model.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.tokens.Folders;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.Tokenizers;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The two conversations of `reference/text-and-image`.
final class ReferenceConversationsTest {
    @TempDir
    private static Path folder;

    private static Tokenizer tokenizer = Tokenizers.byteLevel();

    @BeforeAll
    static void read() throws IOException {
        tokenizer = Tokenizers.read(Folders.internLm2(folder.resolve("internlm2")));
    }

    private static List<JsonNode> samples() throws IOException {
        Path file = SharedData.require("reference/text-and-image").resolve("internlm2_text.json");
        JsonNode samples =
                JsonMapper.shared().readTree(Files.readAllBytes(file)).path("training_samples");
        assertThat(samples).hasSize(2);
        return List.of(samples.path(0), samples.path(1));
    }

    private static int[] ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    private static List<Turn> turns(JsonNode sample) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode one : sample.path("conversations")) {
            String value = one.path("value").stringValue();
            turns.add(one.path("from").stringValue().equals("human") ? Turn.user(value) : Turn.assistant(value));
        }
        return turns;
    }

    private static ChatTemplate template() throws IOException, PromptException {
        return ChatTemplate.of("internlm2-chat", tokenizer);
    }

    @Test
    void ids_and_labels_are_those_of_the_reference() throws IOException, PromptException {
        for (JsonNode sample : samples()) {
            List<Turn> turns = ImagePlaceholders.fill(turns(sample), ints(sample.path("image_tokens")));
            TrainingText text = template().training(turns);
            assertThat(text.ids()).isEqualTo(ints(sample.path("input_ids")));
            assertThat(text.labels()).isEqualTo(ints(sample.path("labels")));
        }
    }

    @Test
    void the_system_line_is_what_the_reference_ids_say() throws IOException {
        for (JsonNode sample : samples()) {
            int[] ids = ints(sample.path("input_ids"));
            int end = IntStream.range(0, ids.length)
                    .filter(i -> ids[i] == 92542)
                    .findFirst()
                    .orElseThrow();
            assertThat(tokenizer.decode(Arrays.copyOf(ids, end))).isEqualTo("system\n" + ChatTemplate.INTERNVL2_SYSTEM);
        }
    }

    @Test
    void a_prompt_is_what_the_reference_says_before_the_first_learned_token() throws IOException, PromptException {
        for (JsonNode sample : samples()) {
            List<Turn> turns = ImagePlaceholders.fill(turns(sample), ints(sample.path("image_tokens")));
            int[] ids = ints(sample.path("input_ids"));
            int[] labels = ints(sample.path("labels"));
            int learned = IntStream.range(0, ids.length)
                    .filter(i -> labels[i] >= 0)
                    .findFirst()
                    .orElseThrow();
            assertThat(template().prompt(turns.subList(0, 1)).ids()).isEqualTo(Arrays.copyOf(ids, learned));
        }
    }

    @Test
    void an_answer_is_over_at_the_end_of_its_turn_the_start_of_another_and_the_end_of_the_text()
            throws IOException, PromptException {
        assertThat(template().endIds()).containsExactlyInAnyOrder(92542, 92543, 2);
        assertThat(template().imageContextId()).isEqualTo(92546);
        Tokenizer qwen2 = Tokenizers.read(Folders.qwen2(folder.resolve("qwen2")));
        assertThat(ChatTemplate.of("Hermes-2", qwen2).endIds()).containsExactlyInAnyOrder(151643, 151644, 151645);
    }
}
