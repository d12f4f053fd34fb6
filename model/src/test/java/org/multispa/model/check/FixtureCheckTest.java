package org.multispa.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.testing.SharedData;

final class FixtureCheckTest {
    @BeforeAll
    static void computeOnOneThread() {
        TinyModel.computeOnOneThread();
    }

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"internlm2", "internlm2-vit6b", "qwen2", "qwen2-tied"})
    void the_reference_models_agree_in_everything(String name) throws IOException {
        Path folder = SharedData.require("reference/tiny-" + name);
        List<Compared> results = FixtureCheck.run(folder, LoadOptions.f32());
        assertThat(results)
                .allSatisfy(result -> assertThat(result.largest())
                        .as(result.name())
                        .isLessThanOrEqualTo(result.tolerance())
                        .isLessThanOrEqualTo(1e-4));
        assertThat(results)
                .extracting(Compared::name)
                .contains(
                        "vit_hidden",
                        "image_embeds",
                        "logits",
                        "loss",
                        "greedy_tokens",
                        "greedy_tokens in a batch",
                        "greedy_tokens without cache",
                        "lora_logits");
        try (SafetensorsFile expected = SafetensorsFile.open(folder.resolve("expected.safetensors"))) {
            assertThat(results.stream().anyMatch(result -> result.name().equals("ntk_logits")))
                    .isEqualTo(expected.tensors().containsKey("ntk_logits"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vision_model.encoder.layers.1.attn.qkv.weight",
                "vision_model.embeddings.class_embedding",
                "mlp1.1.weight",
                "language_model.model.layers.0.attention.wqkv.weight",
                "language_model.model.layers.1.ffn_norm.weight",
                "language_model.output.weight"
            })
    void one_changed_weight_is_found(String tensor) throws IOException {
        copy(SharedData.require("reference/tiny-internlm2"));
        change(temp.resolve("model.safetensors"), tensor, 17, 3f);
        List<Compared> results = FixtureCheck.run(temp, LoadOptions.f32());
        boolean inLanguage = tensor.startsWith("language");
        assertThat(named(results, "logits").agrees()).isFalse();
        assertThat(named(results, "image_embeds").agrees()).isEqualTo(inLanguage);
        assertThat(named(results, "vit_hidden").agrees()).isEqualTo(!tensor.startsWith("vision"));
    }

    @Test
    void a_changed_expectation_is_found_and_nothing_else() throws IOException {
        copy(SharedData.require("reference/tiny-internlm2"));
        change(temp.resolve("expected.safetensors"), "vit_hidden", 5, 9f);
        List<Compared> results = FixtureCheck.run(temp, LoadOptions.f32());
        assertThat(results)
                .filteredOn(result -> !result.agrees())
                .extracting(Compared::name)
                .containsExactly("vit_hidden");
    }

    @Test
    void an_expectation_that_is_not_a_number_does_not_agree() throws IOException {
        copy(SharedData.require("reference/tiny-internlm2"));
        change(temp.resolve("expected.safetensors"), "image_embeds", 0, Float.NaN);
        Compared result = named(FixtureCheck.run(temp, LoadOptions.f32()), "image_embeds");
        assertThat(result.largest()).isNaN();
        assertThat(result.agrees()).isFalse();
    }

    @Test
    void another_adapter_is_found() throws IOException {
        copy(SharedData.require("reference/tiny-qwen2"));
        Files.copy(
                SharedData.require("reference/tiny-qwen2/lora_final.safetensors"),
                Files.createDirectory(temp.resolve("other")).resolve("lora.safetensors"));
        Files.delete(temp.resolve("lora_init.safetensors"));
        Files.move(temp.resolve("other/lora.safetensors"), temp.resolve("lora_init.safetensors"));
        List<Compared> results = FixtureCheck.run(temp, LoadOptions.f32());
        assertThat(results)
                .filteredOn(result -> !result.agrees())
                .extracting(Compared::name)
                .containsExactly("lora_logits");
    }

    @Test
    void in_narrow_numbers_the_reference_is_near_but_beyond_tolerance() throws IOException {
        Path folder = SharedData.require("reference/tiny-internlm2");
        LoadOptions narrow = new LoadOptions(Optional.of(WeightKind.BF16), Optional.of(WeightKind.F32), "cpu");
        List<Compared> results = FixtureCheck.run(folder, narrow);
        assertThat(named(results, "logits").agrees()).isFalse();
        assertThat(named(results, "logits").largest()).isLessThan(0.1);
        assertThat(named(results, "image_embeds").largest()).isLessThan(0.1);
    }

    @Test
    void a_folder_without_inputs_is_no_fixture() {
        assertThatThrownBy(() -> FixtureCheck.run(temp, LoadOptions.f32()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(temp.resolve("inputs.safetensors").toString());
    }

    @Test
    void differences_are_over_the_largest_expected_magnitude() {
        assertThat(Compared.relative(new float[] {1, 2, -4}, new float[] {1, 2.5f, -5}))
                .isCloseTo(0.2, within(1e-9));
        assertThat(Compared.relative(new float[] {0, 0.5f}, new float[] {0, 0})).isEqualTo(0.5);
        assertThat(Compared.relative(new float[] {3}, new float[] {3})).isZero();
        assertThat(Compared.relative(new float[] {3}, new float[] {3, 3})).isInfinite();
        for (int at = 0; at < 3; at++) {
            float[] computed = {1, 2, 3};
            computed[at] = Float.NaN;
            assertThat(Compared.relative(computed, new float[] {1, 2, 3})).isNaN();
            assertThat(Compared.relative(new float[] {1, 2, 3}, computed)).isNaN();
        }
        float infinite = Float.POSITIVE_INFINITY;
        assertThat(new Compared("x", Compared.relative(new float[] {infinite}, new float[] {1}), 1e-4).agrees())
                .isFalse();
        assertThat(new Compared("x", Compared.relative(new float[] {1}, new float[] {infinite}), 1e-4).agrees())
                .isFalse();
    }

    @Test
    void agreement_is_up_to_the_tolerance_and_never_with_what_is_not_a_number() {
        assertThat(new Compared("a", 1e-4, 1e-4).agrees()).isTrue();
        assertThat(new Compared("a", 1.1e-4, 1e-4).agrees()).isFalse();
        assertThat(new Compared("a", Double.NaN, 1e-4).agrees()).isFalse();
        assertThat(new Compared("a", 1, 0).agrees()).isFalse();
    }

    @Test
    void the_loss_is_the_mean_surprise_at_what_follows_within_each_text() {
        Random random = new Random(1);
        int vocabulary = 7;
        int[] lengths = {4, 1, 3};
        int[] labels = {0, -100, 3, 6, 2, 5, -100, 1};
        float[] logits = new float[8 * vocabulary];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (50 * random.nextGaussian());
        }
        double expected = (surprise(logits, 1, 3) + surprise(logits, 2, 6) + surprise(logits, 6, 1)) / 3;
        assertThat(FixtureCheck.loss(logits, vocabulary, labels, lengths)).isCloseTo(expected, within(1e-9));
    }

    private static double surprise(float[] logits, int row, int label) {
        double total = 0;
        for (int i = 0; i < 7; i++) {
            total += Math.exp((double) logits[row * 7 + i] - logits[row * 7 + label]);
        }
        return Math.log(total);
    }

    private static Compared named(List<Compared> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    Files.copy(content, temp.resolve(file.getFileName()));
                }
            }
        }
    }

    /// Sets one F32 number of a tensor.
    private static void change(Path path, String tensor, int index, float value) throws IOException {
        TensorInfo info;
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            info = file.info(tensor);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(length, 0);
            ByteBuffer number =
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, value);
            channel.write(number, 8 + length.getLong(0) + info.begin() + 4L * index);
        }
    }
}
