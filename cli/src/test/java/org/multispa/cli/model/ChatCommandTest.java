package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;

final class ChatCommandTest {
    private static final Pattern READ =
            Pattern.compile("([\\d,]+) tokens read \\((\\d+) images?, (\\d+) tiles?\\), .* ([\\d,]+) tokens? written");

    @TempDir
    private static Path folder;

    private static Path model = Path.of("model");
    private static Path wide = Path.of("wide.jpg");
    private static Path square = Path.of("square.jpg");

    @BeforeAll
    static void a_model_and_images() throws IOException {
        model = TinyModels.model(folder);
        wide = TinyModels.image(folder.resolve("wide.jpg"), 96, 48, 1);
        square = TinyModels.image(folder.resolve("square.jpg"), 12, 12, 2);
    }

    private static Ran chat(Object... more) {
        return Ran.command(
                Stream.concat(Stream.of("chat", "--model", model, "--max-tokens", 12, "--stats"), Stream.of(more))
                        .toArray());
    }

    private static Ran talk(String lines, Object... more) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            return chat(more);
        } finally {
            System.setIn(before);
        }
    }

    /// Tokens read, images, tiles, tokens written, of each answer.
    private static List<List<Integer>> stats(Ran ran) {
        return READ.matcher(ran.err())
                .results()
                .map(found -> Stream.of(1, 2, 3, 4)
                        .map(group -> Integer.parseInt(found.group(group).replace(",", "")))
                        .toList())
                .toList();
    }

    @Test
    void a_question_about_images_is_answered_the_same_each_time() {
        Ran ran = chat("--image", wide, "--image", square, "What?");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).endsWith(System.lineSeparator()).hasSizeGreaterThan(3);
        assertThat(chat("--image", wide, "--image", square, "What?").out()).isEqualTo(ran.out());
        assertThat(chat("--image", square, "--image", wide, "What?").out()).isNotEqualTo(ran.out());
        // 96x48 is cut into 2x1 tiles and a thumbnail
        assertThat(stats(ran))
                .singleElement()
                .satisfies(one -> assertThat(one.subList(1, 3)).containsExactly(2, 4));
    }

    @Test
    void every_image_costs_its_tokens() {
        int plain = stats(chat("?")).getFirst().getFirst();
        int one = stats(chat("--image", square, "<image>?")).getFirst().getFirst();
        int three = stats(chat("--image", square, "--image", wide, "<image><image>?"))
                .getFirst()
                .getFirst();
        assertThat(one - plain).isEqualTo(4 + 2);
        assertThat(three - plain).isEqualTo(4 * 4 + 2 * 2);
    }

    @Test
    void fewer_tiles_can_be_asked_for() {
        assertThat(stats(chat("--image", wide, "--max-tiles", 1, "?"))
                        .getFirst()
                        .get(2))
                .isEqualTo(1);
        Ran ran = chat("--max-tiles", 257, "?");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--max-tiles: expected at most 256");
    }

    @Test
    void an_answer_that_is_cut_off_is_told() {
        Ran once = Ran.command("chat", "--model", model, "--max-tokens", 1, "Hello");
        assertThat(once.code()).isZero();
        assertThat(once.err())
                .isEqualTo("multispa: the answer was cut off at 1 token; --max-tokens allows more"
                        + System.lineSeparator());
    }

    @Test
    void a_prompt_beyond_the_trained_length_is_told() {
        Ran ran = chat("x".repeat(700));
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("the model was trained for 600 together");
    }

    @Test
    void draws_follow_the_seed() {
        Set<String> answers = new HashSet<>();
        for (int seed = 0; seed < 6; seed++) {
            Ran ran = chat("--temperature", 1.5, "--top-p", 0.95, "--seed", seed, "Hello");
            assertThat(chat("--temperature", 1.5, "--top-p", 0.95, "--seed", seed, "Hello")
                            .out())
                    .isEqualTo(ran.out());
            answers.add(ran.out());
        }
        assertThat(answers).hasSizeGreaterThan(1);
    }

    @Test
    void an_answer_ends_before_a_stop_text() {
        String whole = chat("--temperature", 1, "--seed", 3, "Hello").out();
        String stop = whole.substring(1, 2);
        String cut =
                chat("--temperature", 1, "--seed", 3, "--stop", stop, "Hello").out();
        assertThat(cut).isEqualTo(whole.substring(0, whole.indexOf(stop)) + System.lineSeparator());
    }

    @Test
    void the_system_line_can_be_changed_or_left_out() {
        int usual = stats(chat("?")).getFirst().getFirst();
        int none = stats(chat("--system", "", "?")).getFirst().getFirst();
        int own = stats(chat("--system", "Be brief.", "?")).getFirst().getFirst();
        assertThat(own - none).isEqualTo(2 + "system\nBe brief.".length());
        assertThat(usual).isGreaterThan(own);
    }

    @Test
    void weights_can_be_kept_in_another_kind_of_number() {
        Ran ran = chat("--dtype", "bf16", "--image", square, "?");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(stats(ran)).hasSize(1);
    }

    @Test
    void a_conversation_remembers_what_was_said_and_shown() {
        Ran ran = talk("Hello\n\n/image " + square + "\n And this?\nWhy?\n/reset\nHello\n/quit\nnever asked\n");
        assertThat(ran.code()).as(ran.err()).isZero();
        List<List<Integer>> told = stats(ran);
        assertThat(told).hasSize(4);
        assertThat(told.stream().map(one -> one.get(1))).containsExactly(0, 1, 1, 0);
        assertThat(told.get(1).getFirst()).isGreaterThan(told.get(0).getFirst());
        assertThat(told.get(2).getFirst()).isGreaterThan(told.get(1).getFirst());
        assertThat(told.get(3)).isEqualTo(told.get(0));
        String hello = chat("Hello").out();
        assertThat(ran.out()).startsWith(hello).endsWith(hello);
    }

    @Test
    void a_conversation_may_begin_with_images() {
        Ran once = chat("--image", square, "--image", wide, "What is it?");
        Ran talked = talk("What is it?\n", "--image", square, "--image", wide);
        assertThat(talked.out()).isEqualTo(once.out());
        assertThat(stats(talked)).isEqualTo(stats(once));
    }

    @Test
    void a_conversation_goes_on_after_what_cannot_be_done() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "no image");
        Ran ran = talk(
                "/image " + folder.resolve("gone.jpg") + "\n/image " + text + "\n/dance\nwhat is <image>?\nHello\n");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines())
                .anySatisfy(line -> assertThat(line).isEqualTo("multispa: no such file: " + folder.resolve("gone.jpg")))
                .anySatisfy(line -> assertThat(line).contains("text.jpg: expected a JPEG or PNG"))
                .anySatisfy(line -> assertThat(line).contains("expected /image FILE, /reset or /quit, found '/dance'"))
                .anySatisfy(line -> assertThat(line).contains("placeholders as images, found 1 and 0"));
        assertThat(ran.out()).isEqualTo(chat("Hello").out());
    }

    @Test
    void what_cannot_be_asked_is_refused_before_the_model_is_loaded() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path text = Files.writeString(folder.resolve("note.png"), "no image");
        assertRefused(
                ExitCode.USAGE,
                "placeholders as images, found 2 and 1",
                "--model",
                nowhere,
                "--image",
                square,
                "<image><image>");
        assertRefused(ExitCode.USAGE, "placeholders as images, found 1 and 0", "--model", nowhere, "<image>?");
        assertRefused(ExitCode.USAGE, "expected a question, found no text", "--model", nowhere, " ");
        assertRefused(ExitCode.USAGE, "a temperature from 0 to 100", "--model", nowhere, "--temperature", -1, "?");
        assertRefused(ExitCode.USAGE, "top-p above 0", "--model", nowhere, "--top-p", 1.5, "?");
        assertRefused(ExitCode.USAGE, "stop strings of at least one character", "--model", nowhere, "--stop", "", "?");
        assertRefused(ExitCode.USAGE, "cpu, cuda or cuda:N, found 'gpu'", "--model", nowhere, "--device", "gpu", "?");
        assertRefused(ExitCode.USAGE, "bf16 or f32, found 'f16'", "--model", nowhere, "--dtype", "f16", "?");
        assertRefused(ExitCode.USAGE, "--model", "?");
        assertRefused(ExitCode.FAILED, "no such file: " + nowhere, "--model", nowhere, "--image", nowhere, "?");
        assertRefused(
                ExitCode.FAILED,
                "expected a JPEG or PNG image, found a folder",
                "--model",
                nowhere,
                "--image",
                folder,
                "?");
        assertRefused(ExitCode.FAILED, text + ": expected a JPEG or PNG", "--model", nowhere, "--image", text, "?");
        assertRefused(
                ExitCode.FAILED, nowhere + ": expected a model folder, found no such folder", "--model", nowhere, "?");
        assertRefused(ExitCode.FAILED, "expected a model folder, found a file", "--model", text, "?");
    }

    @Test
    void a_model_or_adapter_that_is_none_is_told() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path bare = folder.resolve("bare");
        TinyModels.config(bare, 272);
        assertRefused(ExitCode.FAILED, "expected the config.json of an InternVL2 model", "--model", empty, "?");
        assertRefused(ExitCode.FAILED, "expected a tokenizer", "--model", bare, "?");
        assertRefused(ExitCode.FAILED, "expected adapter_config.json", "--model", model, "--adapter", empty, "?");
    }

    private static void assertRefused(int code, String reason, Object... more) {
        Ran ran = Ran.command(Stream.concat(Stream.of("chat"), Stream.of(more)).toArray());
        assertThat(ran.code()).as("%s", List.of(more)).isEqualTo(code);
        assertThat(ran.err()).as("%s", List.of(more)).contains(reason).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }
}
