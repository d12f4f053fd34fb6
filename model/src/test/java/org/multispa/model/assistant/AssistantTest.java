package org.multispa.model.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.images.RgbImage;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.Turn;
import org.multispa.model.checkpoint.Deviation;
import org.multispa.model.checkpoint.ModelMaker;
import org.multispa.model.config.Architecture;
import org.multispa.model.generate.Answer.State;
import org.multispa.model.generate.Generation;
import org.multispa.model.generate.Greedy;
import org.multispa.model.generate.Sampled;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.Tokenizers;

final class AssistantTest {
    private static final AnswerOptions TWENTY = AnswerOptions.GREEDY.withMostTokens(20);

    @TempDir
    private Path temp;

    private Path folder(TinyConfig config) throws IOException {
        Path folder = TinyModel.random(temp.resolve("model"), config, 11).folder();
        Tokenizers.writeByteLevel(folder);
        return folder;
    }

    private Assistant assistant(int mostTiles) throws IOException {
        return Assistant.load(
                folder(TinyConfig.of(Architecture.INTERNLM2)), Optional.empty(), LoadOptions.f32(), mostTiles);
    }

    private static RgbImage image(long seed, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    private static int places(Assistant assistant, Prepared prepared) {
        int context = assistant.template().imageContextId();
        return (int) Arrays.stream(prepared.prompt().ids())
                .filter(id -> id == context)
                .count();
    }

    /// The prompt as text, each run of places for an image as their number in brackets.
    private static String readable(Assistant assistant, Prepared prepared) {
        Tokenizer tokenizer = assistant.template().tokenizer();
        int context = assistant.template().imageContextId();
        StringBuilder text = new StringBuilder();
        int[] ids = prepared.prompt().ids();
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == context) {
                int count = 0;
                while (ids[i] == context) {
                    count++;
                    i++;
                }
                text.append(tokenizer.decode(ints(run)))
                        .append('[')
                        .append(count)
                        .append(']');
                run.clear();
            }
            run.add(ids[i]);
        }
        return text.append(tokenizer.decode(ints(run))).toString();
    }

    private static int[] ints(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void images_take_as_many_places_as_their_tiles_have_tokens() throws IOException, PromptException {
        try (Assistant assistant = assistant(6)) {
            assertThat(assistant.rule().size()).isEqualTo(28);
            assertThat(assistant.rule().max()).isEqualTo(6);
            for (int[] size : new int[][] {{28, 28, 1}, {56, 28, 3}, {28, 84, 4}, {84, 56, 7}, {5, 5, 1}}) {
                Prepared prepared = assistant.prepare(Question.of("What?", List.of(image(1, size[0], size[1]))));
                assertThat(prepared.images()).hasSize(1);
                assertThat(prepared.images().getFirst().count()).isEqualTo(size[2]);
                assertThat(places(assistant, prepared)).isEqualTo(4 * size[2]);
                assertThat(prepared.tokens()).isEqualTo(prepared.prompt().ids().length);
            }
        }
    }

    @Test
    void several_images_do_not_share_their_limit_and_stand_where_the_text_says() throws IOException, PromptException {
        try (Assistant assistant = assistant(2)) {
            List<RgbImage> images = List.of(image(1, 56, 28), image(2, 28, 28), image(3, 28, 56));
            Prepared named = assistant.prepare(Question.of("A <image> B <image> C <image> D", images));
            assertThat(readable(assistant, named)).contains("A [12] B [4] C [12] D");
            Prepared first = assistant.prepare(Question.of("Which is it?", images));
            assertThat(readable(assistant, first)).contains("Image-1: [12]\nImage-2: [4]\nImage-3: [12]\nWhich is it?");
            Prepared one = assistant.prepare(Question.of("Which?", images.subList(1, 2)));
            assertThat(readable(assistant, one)).contains("[4]\nWhich?");
            Prepared none = assistant.prepare(Question.of("Which?", List.of()));
            assertThat(places(assistant, none)).isZero();
            assertThat(none.images()).isEmpty();
        }
    }

    @Test
    void more_or_fewer_places_than_images_are_refused() throws IOException {
        try (Assistant assistant = assistant(2)) {
            for (String text : new String[] {"one <image>", "three <image><image><image>"}) {
                assertThatThrownBy(() -> assistant.prepare(Question.of(text, List.of(image(1, 9, 9), image(2, 9, 9)))))
                        .isInstanceOf(PromptException.class)
                        .hasMessageContaining("2");
            }
            assertThatThrownBy(() -> assistant.prepare(new Question(List.of(), List.of())))
                    .isInstanceOf(PromptException.class);
            assertThatThrownBy(
                            () -> assistant.prepare(new Question(List.of(Turn.user("a"), Turn.user("b")), List.of())))
                    .isInstanceOf(PromptException.class);
        }
    }

    @Test
    void conversations_go_on_with_images_in_any_turn_of_the_user() throws IOException, PromptException {
        try (Assistant assistant = assistant(2)) {
            List<Turn> turns =
                    List.of(Turn.user("First <image>?"), Turn.assistant("A chair."), Turn.user("And <image> now?"));
            Prepared prepared = assistant.prepare(new Question(turns, List.of(image(1, 28, 28), image(2, 56, 28))));
            String text = readable(assistant, prepared);
            assertThat(text)
                    .containsSubsequence("user\n", "First [4]?", "assistant\n", "A chair.", "user\n", "And [12] now?");
            assertThat(text).endsWith("assistant\n");
            Reply reply = assistant.answer(prepared, TWENTY, _ -> {});
            assertThat(reply.state()).isNotEqualTo(State.RUNNING);
            assertThat(reply.promptTokens()).isEqualTo(prepared.tokens());
        }
    }

    @Test
    void an_answer_about_images_is_streamed_whole_and_depends_on_them() throws IOException, PromptException {
        try (Assistant assistant = assistant(6)) {
            StringBuilder streamed = new StringBuilder();
            AnswerOptions sampled = new AnswerOptions(40, 1, 1, 3, List.of());
            Prepared prepared = assistant.prepare(Question.of("Hm", List.of(image(1, 56, 28), image(2, 28, 28))));
            Reply reply = assistant.answer(prepared, sampled, streamed::append);
            assertThat(reply.text()).isEqualTo(streamed.toString()).isNotEmpty();
            assertThat(reply.answerTokens()).isBetween(1, 40);
            assertThat(reply.state()).isIn(State.FULL, State.ENDED);
            assertThat(assistant.answer(prepared, sampled, _ -> {}).text()).isEqualTo(reply.text());
            Prepared other = assistant.prepare(Question.of("Hm", List.of(image(3, 56, 28), image(4, 28, 28))));
            assertThat(other.prompt().ids()).isEqualTo(prepared.prompt().ids());
            assertThat(assistant.answer(other, sampled, _ -> {}).text()).isNotEqualTo(reply.text());
            AnswerOptions otherSeed = new AnswerOptions(40, 1, 1, 4, List.of());
            assertThat(assistant.answer(prepared, otherSeed, _ -> {}).text()).isNotEqualTo(reply.text());
        }
    }

    @Test
    void answers_side_by_side_are_those_they_are_alone() throws IOException, PromptException {
        try (Assistant assistant = assistant(6);
                Generation generation = new Generation(assistant.model())) {
            List<Prepared> all = List.of(
                    assistant.prepare(Question.of("One", List.of(image(1, 56, 28)))),
                    assistant.prepare(Question.of("Two, longer than the others are", List.of())),
                    assistant.prepare(Question.of("Three", List.of(image(2, 28, 28), image(3, 28, 28)))));
            List<Reply> replies = new ArrayList<>();
            for (Prepared prepared : all) {
                replies.add(assistant.start(generation, prepared, TWENTY, _ -> {}));
                generation.step();
            }
            generation.finish();
            for (int i = 0; i < all.size(); i++) {
                assertThat(replies.get(i).finishIfEnded()).isTrue();
                assertThat(replies.get(i).text())
                        .isEqualTo(assistant.answer(all.get(i), TWENTY, _ -> {}).text());
            }
        }
    }

    @Test
    void a_stop_string_ends_the_answer_before_it() throws IOException, PromptException {
        try (Assistant assistant = assistant(6)) {
            Prepared prepared = assistant.prepare(Question.of("Go", List.of()));
            AnswerOptions free = new AnswerOptions(60, 1.3, 1, 21, List.of());
            String whole = assistant.answer(prepared, free, _ -> {}).text();
            assertThat(whole.length()).isGreaterThan(5);
            for (int at = 1; at + 2 <= whole.length(); at += 3) {
                String stop = whole.substring(at, at + 2);
                StringBuilder streamed = new StringBuilder();
                AnswerOptions options = new AnswerOptions(60, 1.3, 1, 21, List.of(stop, "never, never"));
                Reply reply = assistant.answer(prepared, options, streamed::append);
                assertThat(reply.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
                assertThat(streamed).hasToString(reply.text());
            }
        }
    }

    @Test
    void a_reply_can_be_given_up_and_says_so() throws IOException, PromptException {
        try (Assistant assistant = assistant(6);
                Generation generation = new Generation(assistant.model())) {
            Prepared prepared = assistant.prepare(Question.of("Go", List.of()));
            Reply reply = assistant.start(generation, prepared, new AnswerOptions(60, 1, 1, 5, List.of()), _ -> {});
            assertThat(reply.state()).isEqualTo(State.RUNNING);
            assertThat(reply.finishIfEnded()).isFalse();
            assertThat(reply.answerTokens()).isOne();
            reply.cancel(generation);
            reply.cancel(generation);
            assertThat(reply.state()).isEqualTo(State.CANCELLED);
            assertThat(reply.finishIfEnded()).isTrue();
            String text = reply.text();
            assertThat(reply.finishIfEnded()).isTrue();
            assertThat(reply.text()).isEqualTo(text);
            assertThat(generation.running()).isZero();
        }
    }

    @Test
    void an_adapter_changes_the_answers() throws IOException, PromptException {
        Path folder = folder(TinyConfig.of(Architecture.INTERNLM2));
        Random random = new Random(1);
        LowRank addition = new LowRank(2, 32, 32, Plain.gaussian(random, 64, 1), Plain.gaussian(random, 64, 1));
        Adapter adapter = new Adapter("test", 1, Map.of("language_model.model.layers.1.attention.wo", addition));
        try (Assistant plain = Assistant.load(folder, Optional.empty(), LoadOptions.f32(), 6);
                Assistant adapted = Assistant.load(folder, Optional.of(adapter), LoadOptions.f32(), 6)) {
            Prepared prepared = plain.prepare(Question.of("Go", List.of()));
            AnswerOptions options = new AnswerOptions(40, 1, 1, 5, List.of());
            assertThat(adapted.answer(prepared, options, _ -> {}).text())
                    .isNotEqualTo(plain.answer(prepared, options, _ -> {}).text());
        }
    }

    @Test
    void a_model_made_from_scratch_answers_in_narrow_numbers() throws IOException, PromptException {
        Path config =
                TinyConfig.of(Architecture.QWEN2).with("template", "Hermes-2").write(temp.resolve("config"));
        Path made = temp.resolve("made");
        new ModelMaker(config, 1, WeightKind.BF16, Deviation.of(0.2), 50_000).write(made, Map.of(), _ -> {});
        Tokenizers.writeByteLevel(made);
        try (Assistant assistant = Assistant.load(made, Optional.empty(), LoadOptions.asStored(), 1)) {
            Prepared prepared = assistant.prepare(Question.of("Go", List.of(image(1, 90, 30))));
            assertThat(prepared.images().getFirst().count()).isEqualTo(1);
            assertThat(assistant.answer(prepared, TWENTY, _ -> {}).answerTokens())
                    .isLessThanOrEqualTo(20);
        }
    }

    private void assertRefused(TinyConfig config, String... parts) throws IOException {
        Path folder = folder(config);
        assertThatThrownBy(() -> Assistant.load(folder, Optional.empty(), LoadOptions.f32(), 6))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(parts);
    }

    @Test
    void folders_that_do_not_belong_together_are_refused() throws IOException {
        TinyConfig config = TinyConfig.of(Architecture.INTERNLM2);
        assertRefused(config.with("llm_config.vocab_size", 263), "264", "263");
        assertRefused(config.with("template", "phi3-chat"), "phi3-chat", "internlm2-chat");
        assertRefused(config.without("template"), "internlm2-chat");
        Path bare = TinyModel.random(temp.resolve("bare"), config, 1).folder();
        assertThatThrownBy(() -> Assistant.load(bare, Optional.empty(), LoadOptions.f32(), 6))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(bare.toString(), "tokenizer");
        Files.writeString(
                bare.resolve("byte_tokenizer.json"),
                "{\"format\":\"multispa-byte-tokenizer\",\"version\":1,\"special_tokens\":[\"<img>\"]}");
        assertThatThrownBy(() -> Assistant.load(bare, Optional.empty(), LoadOptions.f32(), 6))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(bare.toString(), "<|im_start|>");
    }

    @Test
    void options_choose_how_tokens_are_taken_and_refuse_what_cannot_be() {
        assertThat(AnswerOptions.GREEDY.choice()).isEqualTo(new Greedy());
        assertThat(new AnswerOptions(1, 0.5, 0.9, 4, List.of()).choice()).isEqualTo(new Sampled(0.5, 0.9, 4));
        assertThat(TWENTY.mostTokens()).isEqualTo(20);
        assertThat(TWENTY.withMostTokens(512)).isEqualTo(AnswerOptions.GREEDY);
        double nan = Double.NaN;
        for (double[] wrong :
                new double[][] {{0, 0, 1}, {1, -1, 1}, {1, 101, 1}, {1, nan, 1}, {1, 0, 0}, {1, 0, 1.5}, {1, 0, nan}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AnswerOptions((int) wrong[0], wrong[1], wrong[2], 0, List.of()))
                    .withMessageContaining(String.valueOf(wrong[1]));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerOptions(1, 0, 1, 0, List.of("a", "")))
                .withMessageContaining("empty");
    }
}
