package org.multispa.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.config.Architecture;
import org.multispa.model.language.Span;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

final class AdapterTest {
    private static final String LAYER = "model.layers.1.attention.";
    private static final int[] IDS = {3, 1, 4, 1, 5, 9, 2, 6};

    @TempDir
    private Path temp;

    private final Random random = new Random(1);

    private PeftFolder folder(String name, DType kind) {
        return new PeftFolder(temp.resolve(name), kind);
    }

    private TinyModel model() throws IOException {
        return TinyModel.random(temp.resolve("model"), TinyConfig.of(Architecture.INTERNLM2), 2);
    }

    private static float[] logits(InternVl model) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(model.language()
                    .logits(model.language().hidden(model.embeddings(IDS), List.of(Span.of(IDS.length)))));
        }
    }

    private static float[] logits(TinyModel tiny, Adapter adapter) throws IOException {
        try (InternVl model = InternVl.load(tiny.folder(), Optional.of(adapter), LoadOptions.f32())) {
            return logits(model);
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path folder) {
        return assertThatThrownBy(() -> AdapterReader.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "BF16", "F16"})
    void a_folder_is_read_under_either_prefix_and_without_one(DType kind) throws IOException {
        for (String prefix : new String[] {PeftFolder.LANGUAGE, PeftFolder.WHOLE, "", "language_model."}) {
            PeftFolder peft = folder("f" + prefix, kind).add(random, prefix + LAYER + "wqkv", 3, 32, 64);
            Adapter adapter = AdapterReader.read(peft.write());
            assertThat(adapter.scale()).isEqualTo(4);
            assertThat(adapter.modules().keySet()).containsExactly("language_model." + LAYER + "wqkv");
            LowRank read = adapter.modules().values().iterator().next();
            assertThat(read.rank()).isEqualTo(3);
            assertThat(read.inputs()).isEqualTo(32);
            assertThat(read.outputs()).isEqualTo(64);
            double rounding = kind == DType.F16 ? 1e-6 : 0;
            assertThat(Plain.difference(read.a(), peft.values(prefix + LAYER + "wqkv.lora_A.weight")))
                    .isLessThanOrEqualTo(rounding);
            assertThat(Plain.difference(read.b(), peft.values(prefix + LAYER + "wqkv.lora_B.weight")))
                    .isLessThanOrEqualTo(rounding);
        }
    }

    @Test
    void layers_outside_the_language_model_keep_their_names() throws IOException {
        PeftFolder peft = folder("v", DType.F32)
                .add(random, "base_model.model.vision_model.encoder.layers.0.attn.proj", 3, 16, 16)
                .add(random, "base_model.model.mlp1.1", 3, 64, 32);
        assertThat(AdapterReader.read(peft.write()).modules().keySet())
                .containsExactly("mlp1.1", "vision_model.encoder.layers.0.attn.proj");
    }

    @Test
    void the_scale_is_alpha_over_rank_or_over_its_root() throws IOException {
        PeftFolder peft = folder("s", DType.F32).add(random, PeftFolder.WHOLE + LAYER + "wo", 3, 32, 32);
        assertThat(AdapterReader.read(peft.write()).scale()).isEqualTo(4);
        String stabilised = PeftFolder.CONFIG.replace("\"use_rslora\":false", "\"use_rslora\":true");
        assertThat(AdapterReader.read(peft.write(stabilised)).scale()).isCloseTo(12 / Math.sqrt(3), within(1e-12));
        assertThat(AdapterReader.read(peft.write("{\"r\":3,\"lora_alpha\":1.5}"))
                        .scale())
                .isEqualTo(0.5);
    }

    @Test
    void an_adapted_model_is_one_with_the_product_added_to_its_weights() throws IOException {
        TinyModel tiny = model();
        PeftFolder peft = folder("a", DType.F32);
        Map<String, int[]> sizes = new TreeMap<>();
        for (int layer = 0; layer < 2; layer++) {
            String name = "model.layers." + layer + ".";
            sizes.put(name + "attention.wqkv", new int[] {32, 64});
            sizes.put(name + "attention.wo", new int[] {32, 32});
            sizes.put(name + "feed_forward.w1", new int[] {32, 40});
            sizes.put(name + "feed_forward.w2", new int[] {40, 32});
            sizes.put(name + "feed_forward.w3", new int[] {32, 40});
        }
        sizes.forEach((name, size) -> peft.add(random, PeftFolder.WHOLE + name, 3, size[0], size[1]));
        Map<String, float[]> merged = new TreeMap<>(tiny.weights());
        sizes.forEach((name, size) -> merged.put(
                "language_model." + name + ".weight",
                merged(
                        tiny.weight("language_model." + name + ".weight"),
                        peft.values(PeftFolder.WHOLE + name + ".lora_A.weight"),
                        peft.values(PeftFolder.WHOLE + name + ".lora_B.weight"),
                        size[0])));
        List<TensorInfo> tensors = new ArrayList<>();
        InternVl.shapes(tiny.config()).forEach((name, shape) -> tensors.add(new TensorInfo(name, DType.F32, shape, 0)));
        Path folder = Files.createDirectory(temp.resolve("merged"));
        TinyConfig.of(Architecture.INTERNLM2).write(folder);
        TinyModel.write(folder.resolve("model.safetensors"), tensors, merged);
        float[] adapted = logits(tiny, AdapterReader.read(peft.write()));
        float[] plain;
        try (InternVl model = tiny.load()) {
            plain = logits(model);
        }
        try (InternVl model = InternVl.load(folder, LoadOptions.f32())) {
            assertThat(Plain.difference(adapted, logits(model))).isLessThan(1e-4);
        }
        assertThat(Plain.difference(adapted, plain)).isGreaterThan(0.1);
    }

    /// `weight + 4 · b · a`.
    private static float[] merged(float[] weight, float[] a, float[] b, int inputs) {
        float[] result = weight.clone();
        for (int o = 0; o < weight.length / inputs; o++) {
            for (int i = 0; i < inputs; i++) {
                double sum = 0;
                for (int r = 0; r < 3; r++) {
                    sum += (double) b[o * 3 + r] * a[r * inputs + i];
                }
                result[o * inputs + i] += (float) (4 * sum);
            }
        }
        return result;
    }

    @Test
    void an_adapter_of_nothing_changes_nothing() throws IOException {
        TinyModel tiny = model();
        String module = PeftFolder.WHOLE + LAYER + "wqkv";
        Path nothing = folder("z", DType.BF16)
                .tensor(module + ".lora_A.weight", Plain.gaussian(random, 96, 1), 3, 32)
                .tensor(module + ".lora_B.weight", new float[192], 64, 3)
                .write();
        try (InternVl model = tiny.load()) {
            assertThat(logits(tiny, AdapterReader.read(nothing))).containsExactly(logits(model));
        }
    }

    @Test
    void the_vision_encoder_and_the_projection_can_be_adapted() throws IOException {
        TinyModel tiny = model();
        Path peft = folder("m", DType.F32)
                .add(random, "base_model.model.mlp1.3", 3, 32, 32)
                .write();
        float[] pixels = Plain.gaussian(random, 3 * 28 * 28, 1);
        try (InternVl plain = tiny.load();
                InternVl adapted =
                        InternVl.load(tiny.folder(), Optional.of(AdapterReader.read(peft)), LoadOptions.f32());
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            float[] before = Torch.toFloats(plain.imageEmbeddings(Torch.ofFloats(pixels, 1, 3, 28, 28)));
            float[] after = Torch.toFloats(adapted.imageEmbeddings(Torch.ofFloats(pixels, 1, 3, 28, 28)));
            assertThat(Plain.difference(before, after)).isGreaterThan(1e-2);
        }
    }

    @Test
    void an_adapter_for_another_model_is_refused_by_the_name_of_the_layer() throws IOException {
        TinyModel tiny = model();
        for (int[] size : new int[][] {{16, 64}, {64, 64}, {32, 63}, {4096, 6144}}) {
            Path peft = folder("o" + size[0] + size[1], DType.F32)
                    .add(random, PeftFolder.WHOLE + LAYER + "wqkv", 3, size[0], size[1])
                    .write();
            assertThatThrownBy(() -> logits(tiny, AdapterReader.read(peft)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(peft.toString(), LAYER + "wqkv", "64 x 32", size[1] + " x " + size[0]);
        }
        for (String name :
                new String[] {"model.layers.2.attention.wqkv", "model.layers.0.self_attn.q_proj", "model.norm"}) {
            Path peft = folder("n" + name, DType.F32)
                    .add(random, PeftFolder.LANGUAGE + name, 3, 32, 64)
                    .write();
            assertThatThrownBy(() -> logits(tiny, AdapterReader.read(peft)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(peft.toString(), name);
        }
    }

    @Test
    void matrices_that_do_not_fit_each_other_are_refused_by_name() throws IOException {
        String module = PeftFolder.WHOLE + LAYER + "wo";
        long[][][] shapes = {
            {{3, 32}, {32, 4}},
            {{96}, {32, 3}},
            {{3, 32}, {32, 3, 1}},
            {{3, 0}, {32, 3}},
            {{3, 32}, {0, 3}},
            {{0, 32}, {32, 0}},
            {{1L << 40, 0}, {0, 1L << 40}},
            {{1, 1 << 25, 0}, {0, 1}}
        };
        for (long[][] shape : shapes) {
            Path peft = folder("x" + Arrays.deepToString(shape), DType.F32)
                    .tensor(module + ".lora_A.weight", new float[count(shape[0])], shape[0])
                    .tensor(module + ".lora_B.weight", new float[count(shape[1])], shape[1])
                    .write();
            assertRefused(peft).hasMessageContainingAll(LAYER + "wo", "[rank, inputs]");
        }
    }

    private static int count(long[] shape) {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return (int) count;
    }

    @Test
    void a_rank_that_the_settings_do_not_name_is_refused() throws IOException {
        Path peft = folder("r", DType.F32)
                .add(random, PeftFolder.WHOLE + LAYER + "wo", 3, 32, 32)
                .add(random, PeftFolder.WHOLE + LAYER + "wqkv", 5, 32, 64)
                .write();
        assertRefused(peft).hasMessageContainingAll(LAYER + "wqkv", "rank 5", "r 3");
    }

    @Test
    void halves_of_pairs_and_strange_tensors_are_refused_by_name() throws IOException {
        String module = PeftFolder.WHOLE + LAYER + "wo";
        assertRefused(folder("h1", DType.F32)
                        .tensor(module + ".lora_A.weight", new float[96], 3, 32)
                        .write())
                .hasMessageContaining(module + ".lora_B.weight");
        assertRefused(folder("h2", DType.F32)
                        .tensor(module + ".lora_B.weight", new float[96], 32, 3)
                        .write())
                .hasMessageContaining(module + ".lora_B.weight");
        for (String strange :
                new String[] {".lora_magnitude_vector", ".weight", ".lora_embedding_A", ".lora_A.default.weight"}) {
            Path peft = folder("t" + strange, DType.F32)
                    .add(random, module, 3, 32, 32)
                    .tensor(module + strange, new float[1], 1)
                    .write();
            assertRefused(peft).hasMessageContaining(module + strange);
        }
        assertRefused(folder("none", DType.F32).write()).hasMessageContaining("lora_A");
        assertRefused(folder("kind", DType.I32).add(random, module, 3, 32, 32).write())
                .hasMessageContainingAll("I32", module);
    }

    @Test
    void a_layer_that_is_adapted_twice_is_refused() throws IOException {
        Path peft = folder("twice", DType.F32)
                .add(random, PeftFolder.WHOLE + LAYER + "wo", 3, 32, 32)
                .add(random, PeftFolder.LANGUAGE + LAYER + "wo", 3, 32, 32)
                .write();
        assertRefused(peft).hasMessageContainingAll("language_model." + LAYER + "wo", "twice");
    }

    @Test
    void settings_that_are_not_plain_low_rank_are_refused_by_key() throws IOException {
        PeftFolder peft = folder("c", DType.F32).add(random, PeftFolder.WHOLE + LAYER + "wo", 3, 32, 32);
        for (String[] change : new String[][] {
            {"\"LORA\"", "\"IA3\"", "peft_type"},
            {"\"bias\":\"none\"", "\"bias\":\"all\"", "bias"},
            {"\"use_dora\":false", "\"use_dora\":true", "use_dora"},
            {"\"fan_in_fan_out\":false", "\"fan_in_fan_out\":true", "fan_in_fan_out"},
            {"\"use_dora\":false", "\"use_bdlora\":{\"a\":1}", "use_bdlora"},
            {"\"use_dora\":false", "\"layer_replication\":[[0,4]]", "layer_replication"},
            {"\"use_dora\":false", "\"kasa_config\":\"x\"", "kasa_config"},
            {"\"rank_pattern\":{}", "\"rank_pattern\":{\"wo\":4}", "rank_pattern"},
            {"\"alpha_pattern\":{}", "\"alpha_pattern\":{\"wo\":4}", "alpha_pattern"},
            {"\"r\":3", "\"r\":0", "r and lora_alpha"},
            {"\"r\":3", "\"r\":-3", "r and lora_alpha"},
            {"\"r\":3", "\"r\":\"many\"", "r and lora_alpha"},
            {"\"lora_alpha\":12", "\"lora_alpha\":0", "lora_alpha"},
            {"\"lora_alpha\":12", "\"lora_alpha\":-1", "lora_alpha"},
            {"\"lora_alpha\":12", "\"lora_alpha\":1e999", "lora_alpha"},
            {"\"lora_alpha\":12,", "", "lora_alpha"}
        }) {
            String config = PeftFolder.CONFIG.replace(change[0], change[1]);
            assertThat(config).isNotEqualTo(PeftFolder.CONFIG);
            assertRefused(peft.write(config)).hasMessageContaining(change[2]);
        }
        for (String text : new String[] {"", "{", "[]", "null", "[".repeat(100_000), " ".repeat(1_000_001)}) {
            assertRefused(peft.write(text)).hasMessageContaining("adapter_config.json");
        }
    }

    @Test
    void a_folder_without_either_file_is_no_adapter() throws IOException {
        for (String missing : new String[] {"adapter_config.json", "adapter_model.safetensors"}) {
            Path folder = folder("w" + missing, DType.F32)
                    .add(random, LAYER + "wo", 3, 32, 32)
                    .write();
            Files.delete(folder.resolve(missing));
            assertRefused(folder).hasMessageContainingAll("adapter_config.json", "adapter_model.safetensors");
        }
        assertRefused(temp.resolve("nowhere"));
    }

    @Test
    void weights_alone_are_read_with_a_given_scale() throws IOException {
        Path folder =
                folder("alone", DType.F32).add(random, LAYER + "wo", 2, 32, 32).write();
        Adapter adapter = AdapterReader.read(folder.resolve("adapter_model.safetensors"), 0.25);
        assertThat(adapter.scale()).isEqualTo(0.25);
        assertThat(Objects.requireNonNull(adapter.modules().get("language_model." + LAYER + "wo"))
                        .rank())
                .isEqualTo(2);
    }

    @Test
    void adapters_and_additions_that_cannot_be_are_refused() {
        LowRank one = new LowRank(1, 2, 3, new float[2], new float[3]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adapter("here", 1, Map.of()))
                .withMessageContaining("here");
        for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Adapter("here", scale, Map.of("a", one)))
                    .withMessageContaining("here");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new LowRank(0, 2, 3, new float[0], new float[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new LowRank(1, 2, 3, new float[3], new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new LowRank(1, 2, 3, new float[2], new float[2]));
    }
}
