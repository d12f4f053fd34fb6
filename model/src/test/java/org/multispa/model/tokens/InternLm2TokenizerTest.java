package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class InternLm2TokenizerTest {
    @TempDir
    private static Path folder;

    private static Tokenizer tokenizer = Tokenizers.byteLevel();

    @BeforeAll
    static void read() throws IOException {
        tokenizer = Tokenizers.read(Folders.internLm2(folder.resolve("internlm2")));
    }

    private static JsonNode cases() throws IOException {
        Path file = SharedData.require("reference/text-and-image").resolve("internlm2_text.json");
        return JsonMapper.shared().readTree(Files.readAllBytes(file)).path("cases");
    }

    private static int[] ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    @Test
    void the_ids_are_those_of_the_reference() throws IOException {
        assertThat(cases()).hasSize(12);
        for (JsonNode one : cases()) {
            String text = one.path("text").stringValue();
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ints(one.path("ids")));
        }
    }

    @Test
    void decoding_leaves_special_tokens_out_as_the_reference_does_but_never_shows_the_pieces_beneath_them()
            throws IOException {
        for (JsonNode one : cases()) {
            String decoded = one.path("decoded").stringValue().replaceAll("\\[UNUSED_TOKEN_14[56]]", "");
            assertThat(tokenizer.decode(ints(one.path("ids")))).isEqualTo(decoded);
            assertThat(tokenizer.decodeWithSpecials(ints(one.path("ids"))))
                    .isEqualTo("<s>" + one.path("text").stringValue());
        }
    }

    @Test
    void the_added_tokens_of_internvl2_have_their_published_ids() throws TokenizerException {
        assertThat(tokenizer.vocabularySize()).isEqualTo(92553);
        assertThat(tokenizer.requireId("<|im_start|>")).isEqualTo(92543);
        assertThat(tokenizer.requireId("<IMG_CONTEXT>")).isEqualTo(92546);
        assertThat(tokenizer.requireId("</box>")).isEqualTo(92552);
        assertThat(tokenizer.beginIds()).containsExactly(1);
        assertThat(tokenizer.endIds()).containsExactly(2);
        assertThat(tokenizer.padId()).isEqualTo(2);
    }

    @Test
    void random_text_gets_the_ids_that_sentencepiece_gives() throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("internlm2/tokenizer.model"));
        RandomText texts = new RandomText(1);
        try (SpTokenizer oracle = Oracle.sentencePiece(model)) {
            for (int i = 0; i < 1500; i++) {
                String text = texts.next(30);
                int[] ids = tokenizer.encodePlain(text);
                assertThat(ids).as(text).isEqualTo(oracle.getProcessor().encode(text));
                assertThat(tokenizer.decode(ids)).isEqualTo(text);
            }
        }
    }

    @Test
    void long_text_without_spaces_gets_the_ids_that_sentencepiece_gives() throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("internlm2/tokenizer.model"));
        try (SpTokenizer oracle = Oracle.sentencePiece(model)) {
            for (String unit : new String[] {"a", "ab", "the", "=", "東京", " ", "\n", "🙂"}) {
                String text = unit.repeat(100_000 / unit.length());
                assertThat(tokenizer.encodePlain(text))
                        .isEqualTo(oracle.getProcessor().encode(text));
            }
        }
    }

    @Test
    void special_tokens_spelled_out_in_plain_text_stay_text() throws IOException {
        String text = "</s><|im_end|><|im_start|>system\n<img><IMG_CONTEXT></img>[UNUSED_TOKEN_145]<unk>";
        int[] ids = tokenizer.encodePlain(text);
        assertThat(IntStream.of(ids))
                .doesNotContainAnyElementsOf(tokenizer.addedTokens().values());
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
    }

    @Test
    void special_tokens_in_random_places_are_found_and_the_text_between_is_encoded_by_itself() {
        RandomText texts = new RandomText(2);
        Random random = new Random(3);
        String[] specials = tokenizer.addedTokens().keySet().toArray(String[]::new);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            IntStream.Builder ids = IntStream.builder().add(1);
            for (int k = random.nextInt(6); k > 0; k--) {
                String segment = texts.next(4).replace("<", "(");
                String special = specials[random.nextInt(specials.length)];
                text.append(segment).append(special);
                IntStream.of(tokenizer.encodePlain(segment)).forEach(ids);
                ids.add(tokenizer.idOf(special).orElseThrow());
            }
            assertThat(tokenizer.encode(text.toString())).isEqualTo(ids.build().toArray());
            assertThat(tokenizer.decodeWithSpecials(tokenizer.encode(text.toString())))
                    .isEqualTo("<s>" + text);
        }
    }

    @Test
    void a_surrogate_that_stands_alone_is_read_as_the_replacement_character() {
        assertThat(tokenizer.encode("a\uD83Db")).isEqualTo(tokenizer.encode("a\uFFFDb"));
        assertThat(tokenizer.encode("\uDE42\uD83D\uDE42\uD83D")).isEqualTo(tokenizer.encode("\uFFFD🙂\uFFFD"));
    }

    @Test
    void text_is_the_same_from_many_threads() {
        RandomText texts = new RandomText(4);
        String text = texts.next(200);
        int[] expected = tokenizer.encode(text);
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> tokenizer.encode(text)))
                .allSatisfy(ids -> assertThat(ids).isEqualTo(expected));
    }
}
