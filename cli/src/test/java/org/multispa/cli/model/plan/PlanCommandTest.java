package org.multispa.cli.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.model.TinyModels;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;

final class PlanCommandTest {
    @TempDir
    private Path folder;

    private Path config = Path.of("config.json");

    @BeforeEach
    void a_shape() throws IOException {
        config = TinyModels.config(folder.resolve("shape"), 272);
    }

    private static Ran plan(Object... arguments) {
        return Ran.command(
                Stream.concat(Stream.of("model", "plan"), Stream.of(arguments)).toArray());
    }

    /// Samples whose question has `10 · i + 1` letters; of `images` images of 32x16 pixels, which is
    /// 2 tiles and a thumbnail.
    private Path data(int count, int images, String placeholders) throws IOException {
        Path data = folder.resolve("data");
        List<ShardEntry> shards;
        try (ShardWriter writer = new ShardWriter(data, "train", 4)) {
            for (int i = 0; i < count; i++) {
                writer.write(sample(i, images, placeholders));
            }
            shards = writer.finish();
        }
        Manifest manifest = new Manifest(
                "test", 1, new TreeMap<>(), ImagesMode.NONE, List.of(), List.of(), List.of(), shards, List.of());
        ManifestJson.write(manifest, data);
        return data;
    }

    private static Sample sample(int i, int images, String placeholders) {
        return new Sample(
                "sample-" + i,
                Stream.iterate(0, n -> n + 1)
                        .limit(images)
                        .map(n -> new Sample.Image("scene/" + n + ".jpg", 32, 16))
                        .toList(),
                List.of(
                        new Turn(Turn.Speaker.HUMAN, placeholders + "q".repeat(10 * i + 1)),
                        new Turn(Turn.Speaker.GPT, "left")),
                Subtask.CAMERA_X_DIRECTION,
                "train",
                new Answer.Direction(Word.LEFT),
                new Provenance(
                        "scene_00",
                        "scene",
                        List.of(i),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        "bin",
                        "strict",
                        List.of(),
                        List.of()));
    }

    @Test
    void images_of_given_sizes_are_counted() {
        Ran ran =
                plan("--config", config, "--size", "32x16", "--size", "16x16", "--text-tokens", 50, "--new-tokens", 20);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("1 sample, 2 images; at most 6 tiles and a thumbnail an image, 4 tokens a tile")
                .contains("these images: 70 tokens (2 images, 4 tiles, 50 of text)")
                .contains("memory of a step of 1 sample of 70 tokens and answers of 20")
                .contains("every sample fits 600 tokens, the answer's 20 counted")
                .containsPattern("weights +\\d+ kB")
                .containsPattern("KV cache +23.0 kB");
    }

    @Test
    void training_can_be_planned_in_both_ways() {
        Ran ran = plan("--config", config, "--size", "32x16", "--train", "--batch", 3, "--rank", 4, "--dtype", "f32");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("a step of 3 samples of 142 tokens", "AdamW moments", "all kept   recomputed");
    }

    @Test
    void samples_that_do_not_fit_are_named_and_end_with_code_3() {
        Ran ran = plan("--config", config, "--size", "32x16", "--context", 600, "--new-tokens", 500);
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("1 of 1 sample does not fit 600 tokens, the answer's 500 counted:");
        Ran small = plan("--config", config, "--size", "32x16", "--memory", "1kB", "--new-tokens", 1);
        assertThat(small.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(small.out()).contains("does not fit 600 tokens, the answer's 1 counted, and 1.00 kB");
    }

    @Test
    void a_data_set_is_counted_with_the_model_s_tokenizer() throws IOException {
        Path model = TinyModels.model(folder);
        Path data = data(10, 2, "<image><image>");
        Ran ran = plan("--model", model, "--dataset", data, "--train");
        assertThat(ran.code()).as(ran.err()).isZero();
        // byte tokens: each sample is 10 longer than the one before
        int first = firstTokens(model);
        assertThat(ran.out())
                .contains("10 samples, 20 images")
                .containsPattern("tiles +6 +6 +6 +6 +6 +6.0")
                .containsPattern("tokens +" + first + " +" + (first + 40) + " +" + (first + 80) + " +" + (first + 90)
                        + " +" + (first + 90) + " +" + (first + 45) + ".0")
                .contains("every sample fits 600 tokens");
    }

    /// Tokens of the first sample: those that `chat` would read, and those that training adds.
    private int firstTokens(Path model) throws IOException {
        Path image = TinyModels.image(folder.resolve("image.jpg"), 32, 16, 1);
        Ran chat = Ran.command(
                "chat",
                "--model",
                model,
                "--stats",
                "--max-tokens",
                1,
                "--image",
                image,
                "--image",
                image,
                "<image><image>q");
        assertThat(chat.code()).as(chat.err()).isZero();
        String read = chat.err()
                .lines()
                .filter(line -> line.contains(" tokens read"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(read.substring(0, read.indexOf(' '))) + "left".length() + 1;
    }

    @Test
    void answers_count_for_training_and_room_for_them_for_answering() throws IOException {
        Path model = TinyModels.model(folder);
        Path data = data(3, 1, "<image>\n");
        String training = plan("--model", model, "--dataset", data, "--train").out();
        String answering = plan("--model", model, "--dataset", data).out();
        assertThat(mean(training) - mean(answering)).isEqualTo("left".length() + 1);
        assertThat(plan("--model", model, "--dataset", data, "--max-tiles", 1).out())
                .containsPattern("tiles +1 +1 +1");
    }

    private static double mean(String table) {
        String row = table.lines()
                .filter(line -> line.startsWith("tokens"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1));
    }

    @Test
    void long_samples_of_a_data_set_are_named_by_id() throws IOException {
        Path data = data(10, 1, "<image>");
        Ran ran = plan("--config", config, "--dataset", data, "--text-tokens", 100, "--context", 113, "--train");
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out())
                .contains(
                        "10 of 10 samples do not fit 113 tokens:",
                        "  sample-0: 114 tokens (1 image, 3 tiles, 100 of text)");
        assertThat(plan("--config", config, "--dataset", data, "--text-tokens", 100, "--context", 114, "--train")
                        .code())
                .isZero();
    }

    @Test
    void samples_whose_placeholders_are_wrong_are_set_aside_by_id() throws IOException {
        Path model = TinyModels.model(folder);
        Ran ran = plan("--model", model, "--dataset", data(2, 2, "<image>"), "--train");
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.err())
                .contains("set aside: sample-0: expected as many <image> placeholders as images, found 1 and 2");
        assertThat(ran.out()).startsWith("0 samples");
    }

    @Test
    void wrong_usage_is_told() throws IOException {
        assertUsage("(--dataset=DIR | --size=WxH", "--config", config);
        assertUsage("(--model=DIR | --config=FILE)", "--size", "16x16");
        assertUsage("mutually exclusive", "--config", config, "--size", "16x16", "--dataset", folder);
        assertUsage("a size such as 640x480, found 'big'", "--config", config, "--size", "big");
        assertUsage("a size such as 640x480, found '0x16'", "--config", config, "--size", "0x16");
        assertUsage(
                "a size such as 5GB, 500MB or 24GiB, found 'much'",
                "--config",
                config,
                "--size",
                "8x8",
                "--memory",
                "much");
        assertUsage("--max-tiles: expected at most 256", "--config", config, "--size", "8x8", "--max-tiles", 257);
        assertUsage("--split: expected with --dataset only", "--config", config, "--size", "8x8", "--split", "train");
        Path data = data(1, 1, "<image>");
        assertUsage("no tokenizer to count the text with; give --text-tokens N", "--config", config, "--dataset", data);
        assertUsage("no split 'val' in", "--config", config, "--dataset", data, "--text-tokens", 9, "--split", "val");
    }

    private static void assertUsage(String reason, Object... arguments) {
        Ran ran = plan(arguments);
        assertThat(ran.code()).as("%s", List.of(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ", "Error:");
    }
}
