package org.multispa.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.model.TinyModels;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterWriter;
import org.multispa.model.adapter.FullTensor;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.safetensors.DType;

final class AdapterCommandsTest {
    private static final String LAYERS = "language_model.model.layers.";

    @TempDir
    private Path folder;

    private Path model = Path.of("model");

    private final Random random = new Random(2);

    @BeforeEach
    void aModel() throws IOException {
        model = TinyModels.model(folder, "--shard-size", "50kB");
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private LowRank addition(int inputs, int outputs) {
        return new LowRank(4, inputs, outputs, numbers(4 * inputs), numbers(4 * outputs));
    }

    private Adapter additions() {
        return new Adapter(
                "test",
                2,
                Map.of(
                        LAYERS + "0.attention.wo", addition(32, 32),
                        LAYERS + "1.attention.wo", addition(32, 32),
                        LAYERS + "1.feed_forward.w2", addition(48, 32)));
    }

    private Path written(String name, Adapter adapter) throws IOException {
        Path out = folder.resolve(name);
        new AdapterWriter(DType.F32, false, 0.05, Optional.of("some/base")).write(out, adapter);
        return out;
    }

    private static Ran info(Object... words) {
        return Ran.command(
                Stream.concat(Stream.of("adapter", "info"), Stream.of(words)).toArray());
    }

    private Ran merge(Path adapter, Path out) {
        return Ran.command("adapter", "merge", "--model", model, "--adapter", adapter, "--out", out);
    }

    @Test
    void an_adapter_is_described() throws IOException {
        Ran ran = info(written("a", additions()), "--model", model);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .contains(
                        "adapter     LoRA of rank 4, alpha 8, scale 2, dropout 0.05",
                        "base        some/base",
                        "parameters  832",
                        "fits " + model)
                .anyMatch(line -> line.matches("size        \\d\\.\\d+ kB, F32"))
                .anyMatch(line -> line.matches("attention\\.wo +2 +512 +[\\d.]+ +[\\d.]+ +[\\d.]+"))
                .anyMatch(line -> line.matches("feed_forward\\.w2 +1 +320 +([\\d.]+) +\\1 +\\1"));
        assertThat(ran.out()).contains("Frobenius").doesNotContain("wrong", "replaced", LAYERS);
    }

    @Test
    void norms_are_those_of_scale_times_the_product() throws IOException {
        float[] a = new float[4 * 32];
        float[] b = new float[4 * 32];
        a[5] = 3;
        b[8] = 4;
        a[32 + 1] = 0.5f;
        b[13] = 1;
        Adapter adapter = new Adapter("x", 2, Map.of(LAYERS + "0.attention.wo", new LowRank(4, 32, 32, a, b)));
        Ran ran = info(written("n", adapter), "--layers");
        assertThat(ran.out().lines()).anyMatch(line -> line.matches(" +24\\.0  " + LAYERS + "0\\.attention\\.wo"));
    }

    @Test
    void replaced_parameters_are_counted() throws IOException {
        Adapter adapter = new Adapter(
                "x",
                2,
                additions().modules(),
                Map.of("mlp1.1.bias", FullTensor.of(numbers(32), 32), "mlp1.3.bias", FullTensor.of(numbers(32), 32)));
        Ran ran = info(written("r", adapter), "--model", model);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .contains("parameters  896")
                .anyMatch(line -> line.matches("mlp1\\.1\\.bias +1 +32"));
        Ran alone = info(written("q", new Adapter("x", 1, Map.of(), adapter.replaced())));
        assertThat(alone.code()).isZero();
        assertThat(alone.out())
                .contains("adapter     no additions", "base        some/base")
                .doesNotContain("Frobenius");
    }

    @Test
    void what_is_wrong_with_an_adapter_is_told() throws IOException {
        Adapter other = new Adapter("x", 1, Map.of(LAYERS + "7.attention.wo", addition(32, 32)));
        Ran fits = info(written("o", other), "--model", model);
        assertThat(fits.code()).isEqualTo(ExitCode.FAILED);
        assertThat(fits.out()).contains("wrong: it does not fit " + model, LAYERS + "7.attention.wo");
        LowRank broken = addition(32, 32);
        broken.b()[3] = Float.NaN;
        Ran finite = info(written("b", new Adapter("x", 1, Map.of(LAYERS + "0.attention.wo", broken))));
        assertThat(finite.code()).isEqualTo(ExitCode.FAILED);
        assertThat(finite.out()).contains("wrong: it holds numbers that are not finite", "NaN");
    }

    @Test
    void a_merged_model_answers_as_the_base_with_the_adapter_does() throws IOException {
        Path adapter = written("a", additions());
        Path merged = folder.resolve("merged");
        Ran ran = merge(adapter, merged);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("made " + merged + System.lineSeparator());
        assertThat(ran.err()).contains("158 kB of weights for " + merged, "weights    [####");
        assertThat(TinyModels.hashes(merged).keySet())
                .isEqualTo(TinyModels.hashes(model).keySet());
        assertThat(Ran.command("model", "info", merged).code()).isZero();
        Ran base = chat(model);
        Ran adapted = chat(model, "--adapter", adapter);
        assertThat(chat(merged).out()).isEqualTo(adapted.out()).isNotEqualTo(base.out());
    }

    private static Ran chat(Path model, Object... more) {
        Ran ran = Ran.command(
                Stream.concat(Stream.of("chat", "--model", model, "--max-tokens", 8, "Hello"), Stream.of(more))
                        .toArray());
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    @Test
    void what_cannot_be_merged_makes_nothing() throws IOException {
        Path out = folder.resolve("out");
        Path adapter = written("a", additions());
        Path other = written("o", new Adapter("x", 1, Map.of(LAYERS + "0.attention.wo", addition(32, 33))));
        assertFails("is 32 x 32 in this model, the adapter is for 33 x 32", merge(other, out));
        assertFails("expected adapter_config.json", merge(folder, out));
        assertFails("exists already", merge(adapter, model));
        Path gone = folder.resolve("gone");
        assertFails(
                "expected a model folder, found no such folder",
                Ran.command("adapter", "merge", "--model", gone, "--adapter", adapter, "--out", out));
        assertFails("expected adapter_config.json", info(folder.resolve("gone")));
        Files.delete(adapter.resolve("adapter_model.safetensors"));
        assertFails("adapter_model.safetensors", info(adapter));
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("out.unfinished")).doesNotExist();
    }

    private static void assertFails(String reason, Ran ran) {
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void wrong_usage_is_told() {
        assertThat(Ran.command("adapter").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.command("adapter", "info").code()).isEqualTo(ExitCode.USAGE);
        Ran ran = Ran.command("adapter", "merge", "--model", model);
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--adapter=DIR", "--out=DIR");
    }

    @Test
    void an_adapter_of_the_whole_model_with_replaced_parameters_is_merged_too() throws IOException {
        Adapter adapter = new Adapter(
                "x",
                0.5,
                Map.of(
                        "mlp1.1",
                        addition(64, 32),
                        "vision_model.encoder.layers.0.attn.proj",
                        addition(16, 16),
                        LAYERS + "0.attention.wqkv",
                        addition(32, 64)),
                Map.of("mlp1.3.bias", FullTensor.of(numbers(32), 32)));
        Path written = folder.resolve("w");
        new AdapterWriter(DType.BF16, true, 0, Optional.empty()).write(written, adapter);
        Ran info = info(written, "--model", model);
        assertThat(info.code()).as(info.out() + info.err()).isZero();
        assertThat(info.out())
                .contains("base        not told", "scale 0.5, dropout 0", ", BF16")
                .containsPattern("vision_model\\.attn\\.proj +1 +128 ")
                .containsPattern("mlp1\\.1 +1 +384 ")
                .containsPattern("mlp1\\.3\\.bias +1 +32\\R");
        Path merged = folder.resolve("merged");
        assertThat(merge(written, merged).code()).isZero();
        Path image = TinyModels.image(folder.resolve("a.jpg"), 40, 40, 3);
        assertThat(chat(merged, "--image", image).out())
                .isEqualTo(chat(model, "--image", image, "--adapter", written).out())
                .isNotEqualTo(chat(model, "--image", image).out());
    }
}
