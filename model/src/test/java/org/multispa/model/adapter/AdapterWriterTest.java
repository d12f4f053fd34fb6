package org.multispa.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.testmodels.Plain;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AdapterWriterTest {
    private static final String LAYER = "language_model.model.layers.";

    @TempDir
    private Path temp;

    private final Random random = new Random(3);

    private static AdapterWriter writer(DType kind, boolean whole) {
        return new AdapterWriter(kind, whole, 0.05, Optional.of("InternVL2-8B"));
    }

    private LowRank addition(int rank, int inputs, int outputs) {
        return new LowRank(
                rank,
                inputs,
                outputs,
                Plain.gaussian(random, rank * inputs, 0.3),
                Plain.gaussian(random, outputs * rank, 0.3));
    }

    private Adapter adapter() {
        return new Adapter(
                "test",
                2,
                Map.of(
                        LAYER + "0.attention.wqkv", addition(4, 32, 64),
                        LAYER + "0.attention.wo", addition(4, 32, 32),
                        LAYER + "1.attention.wqkv", addition(4, 32, 64),
                        LAYER + "1.feed_forward.w1", addition(4, 32, 40)));
    }

    private Adapter withReplaced(Adapter adapter, String... names) {
        Map<String, FullTensor> replaced = new TreeMap<>();
        for (String name : names) {
            replaced.put(name, FullTensor.of(Plain.gaussian(random, 12, 1), 3, 4));
        }
        return new Adapter(adapter.origin(), adapter.scale(), adapter.modules(), replaced);
    }

    private static float[] rounded(float[] values, DType kind) {
        float[] rounded = values.clone();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = kind == DType.F32 ? values[i] : Float.intBitsToFloat(Numbers.bfloat16(values[i]) << 16);
        }
        return rounded;
    }

    private static void assertSame(Adapter found, Adapter expected, DType kind) {
        assertThat(found.scale()).isEqualTo(expected.scale());
        assertThat(found.modules().keySet()).isEqualTo(expected.modules().keySet());
        expected.modules().forEach((name, addition) -> {
            LowRank read = Objects.requireNonNull(found.modules().get(name));
            assertThat(List.of(read.rank(), read.inputs(), read.outputs()))
                    .containsExactly(addition.rank(), addition.inputs(), addition.outputs());
            assertThat(read.a()).containsExactly(rounded(addition.a(), kind));
            assertThat(read.b()).containsExactly(rounded(addition.b(), kind));
        });
        assertThat(found.replaced().keySet()).isEqualTo(expected.replaced().keySet());
        expected.replaced().forEach((name, tensor) -> {
            FullTensor read = Objects.requireNonNull(found.replaced().get(name));
            assertThat(read.shape()).containsExactly(tensor.shape());
            for (int i = 0; i < tensor.count(); i++) {
                assertThat(read.value(i)).isEqualTo(rounded(new float[] {tensor.value(i)}, kind)[0]);
            }
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode config(Path folder) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("adapter_config.json")));
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        for (DType kind : List.of(DType.F32, DType.BF16)) {
            for (boolean whole : new boolean[] {false, true}) {
                Path folder = temp.resolve(kind + "-" + whole);
                Adapter adapter =
                        withReplaced(adapter(), "mlp1.1.weight", "vision_model.encoder.layers.0.attn.qkv.bias");
                writer(kind, whole).write(folder, adapter);
                assertThat(names(folder))
                        .containsExactly(
                                "adapter_config.json", "adapter_model.safetensors", "multispa_model.safetensors");
                assertSame(AdapterReader.read(folder), adapter, kind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"})
    void the_adapters_of_the_reference_runs_are_read_written_and_read_again(String name) throws IOException {
        Path file = SharedData.require("reference/" + name).resolve("lora_final.safetensors");
        Adapter adapter = AdapterReader.read(file, 2);
        assertThat(adapter.modules()).hasSizeGreaterThanOrEqualTo(10);
        for (boolean whole : new boolean[] {false, true}) {
            Path folder = temp.resolve(name + whole);
            writer(DType.F32, whole).write(folder, adapter);
            assertSame(AdapterReader.read(folder), adapter, DType.F32);
            assertThat(names(folder)).containsExactly("adapter_config.json", "adapter_model.safetensors");
        }
    }

    @Test
    void names_are_those_that_peft_gives_to_the_language_model_or_to_the_whole() throws IOException {
        writer(DType.BF16, false).write(temp.resolve("language"), adapter());
        writer(DType.F32, true).write(temp.resolve("whole"), adapter());
        try (SafetensorsFile language =
                        SafetensorsFile.open(temp.resolve("language").resolve("adapter_model.safetensors"));
                SafetensorsFile whole =
                        SafetensorsFile.open(temp.resolve("whole").resolve("adapter_model.safetensors"))) {
            assertThat(language.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(language.tensors().keySet())
                    .hasSize(8)
                    .contains(
                            "base_model.model.model.layers.0.attention.wqkv.lora_A.weight",
                            "base_model.model.model.layers.1.feed_forward.w1.lora_B.weight");
            assertThat(language.tensors().values()).allMatch(tensor -> tensor.dtype() == DType.BF16);
            assertThat(whole.tensors().keySet())
                    .hasSize(8)
                    .contains("base_model.model.language_model.model.layers.0.attention.wqkv.lora_A.weight");
            assertThat(whole.tensors().values()).allMatch(tensor -> tensor.dtype() == DType.F32);
        }
    }

    @Test
    void the_settings_are_those_of_peft() throws IOException {
        writer(DType.F32, false).write(temp.resolve("a"), adapter());
        JsonNode config = config(temp.resolve("a"));
        assertThat(config.properties().stream().map(Map.Entry::getKey))
                .isSorted()
                .contains("auto_mapping", "layers_to_transform", "modules_to_save", "use_dora", "use_rslora");
        assertThat(config.path("peft_type").stringValue()).isEqualTo("LORA");
        assertThat(config.path("task_type").stringValue()).isEqualTo("CAUSAL_LM");
        assertThat(config.path("r").intValue()).isEqualTo(4);
        assertThat(config.path("lora_alpha").isInt()).isTrue();
        assertThat(config.path("lora_alpha").intValue()).isEqualTo(8);
        assertThat(config.path("lora_dropout").doubleValue()).isEqualTo(0.05);
        assertThat(config.path("bias").stringValue()).isEqualTo("none");
        assertThat(config.path("inference_mode").booleanValue()).isTrue();
        assertThat(config.path("fan_in_fan_out").booleanValue(true)).isFalse();
        assertThat(config.path("base_model_name_or_path").stringValue()).isEqualTo("InternVL2-8B");
        assertThat(config.path("target_modules").toString()).isEqualTo("[\"w1\",\"wo\",\"wqkv\"]");
        AdapterConfig read = AdapterReader.config(temp.resolve("a")).orElseThrow();
        assertThat(read)
                .isEqualTo(
                        new AdapterConfig(4, 8, 0.05, false, Optional.of("InternVL2-8B"), List.of("w1", "wo", "wqkv")));
    }

    @Test
    void the_scale_survives_whatever_alpha_and_rank_it_comes_from() throws IOException {
        int count = 0;
        for (int rank : new int[] {1, 3, 7, 16, 48, 64}) {
            for (double alpha : new double[] {1, 16, 32, 0.1, 5.5, 1e-3}) {
                for (double scale : new double[] {alpha / rank, alpha / Math.sqrt(rank)}) {
                    Path folder = temp.resolve("a" + count++);
                    Adapter adapter = new Adapter("x", scale, Map.of(LAYER + "0.attention.wo", addition(rank, 2, 3)));
                    new AdapterWriter(DType.F32, false, 0, Optional.empty()).write(folder, adapter);
                    assertThat(AdapterReader.read(folder).scale()).isCloseTo(scale, within(1e-15 * scale));
                    assertThat(config(folder).path("base_model_name_or_path").isNull())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void layers_with_numbers_for_names_are_targets_by_their_whole_name() throws IOException {
        Adapter adapter = new Adapter(
                "test",
                1,
                Map.of(
                        "mlp1.1",
                        addition(2, 4, 3),
                        "vision_model.encoder.layers.0.attn.qkv",
                        addition(2, 4, 12),
                        LAYER + "0.self_attn.q_proj",
                        addition(2, 4, 4)));
        writer(DType.F32, true).write(temp.resolve("a"), adapter);
        assertThat(config(temp.resolve("a")).path("target_modules").toString())
                .isEqualTo("[\"mlp1.1\",\"q_proj\",\"qkv\"]");
        assertSame(AdapterReader.read(temp.resolve("a")), adapter, DType.F32);
        assertThatThrownBy(() -> writer(DType.F32, false).write(temp.resolve("b"), adapter))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("test: mlp1.1", "whole model");
        assertThat(temp.resolve("b")).doesNotExist();
    }

    @Test
    void an_adapter_may_replace_parameters_and_add_nothing() throws IOException {
        Adapter adapter = new Adapter("t", 1, Map.of(), Map.of("mlp1.0.bias", FullTensor.of(new float[] {1, 2, 3}, 3)));
        writer(DType.BF16, false).write(temp.resolve("a"), adapter);
        assertThat(names(temp.resolve("a"))).containsExactly("multispa_model.safetensors");
        assertSame(AdapterReader.read(temp.resolve("a")), adapter, DType.BF16);
        assertThat(AdapterReader.config(temp.resolve("a"))).isEmpty();
        assertThat(AdapterSummary.of(temp.resolve("a")).base()).contains("InternVL2-8B");
    }

    @Test
    void the_same_adapter_gives_the_same_bytes() throws IOException {
        Adapter adapter = withReplaced(adapter(), "a", "b");
        writer(DType.BF16, true).write(temp.resolve("a"), adapter);
        writer(DType.BF16, true).write(temp.resolve("b"), adapter);
        for (String name : names(temp.resolve("a"))) {
            assertThat(Files.mismatch(
                            temp.resolve("a").resolve(name), temp.resolve("b").resolve(name)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void what_peft_has_no_form_for_is_refused_and_nothing_is_written() {
        Adapter mixed = new Adapter(
                "here",
                1,
                Map.of(LAYER + "0.attention.wo", addition(2, 4, 4), LAYER + "1.attention.wo", addition(3, 4, 4)));
        Adapter negative = new Adapter("here", -1, Map.of(LAYER + "0.attention.wo", addition(2, 4, 4)));
        for (Adapter adapter : List.of(mixed, negative)) {
            assertThatThrownBy(() -> writer(DType.F32, false).write(temp.resolve("a"), adapter))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("here: ", "one rank for all layers and a scale above 0");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void a_folder_that_holds_something_is_left_alone() throws IOException {
        Files.writeString(temp.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> writer(DType.F32, false).write(temp, adapter()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(temp.toString(), "exists already");
        assertThat(names(temp)).containsExactly("mine.txt");
    }

    @Test
    void kinds_and_shares_that_cannot_be_are_refused() {
        for (DType kind : List.of(DType.F16, DType.F64, DType.I8)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer(kind, false))
                    .withMessageContaining(kind.name());
        }
        for (double dropout : new double[] {-0.1, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdapterWriter(DType.F32, false, dropout, Optional.empty()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdapterConfig(1, 1, dropout, false, Optional.empty(), List.of()));
        }
    }

    @Test
    void parameters_that_do_not_fit_their_shape_are_refused() {
        MemorySegment bytes = MemorySegment.ofArray(new byte[24]);
        assertThat(new FullTensor(DType.F32, new long[] {2, 3}, bytes).count()).isEqualTo(6);
        assertThat(new FullTensor(DType.BF16, new long[] {3, 4}, bytes).bytes().isNative())
                .isTrue();
        for (DType kind : List.of(DType.F32, DType.F16, DType.I32, DType.F64)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new FullTensor(kind, new long[] {5}, bytes))
                    .withMessageContainingAll("24 bytes of " + kind, "[5]");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new FullTensor(DType.I32, new long[] {6}, bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> FullTensor.of(new float[3], -3));
    }

    @Test
    void a_tensor_keeps_its_shape_and_numbers_to_itself() {
        long[] shape = {2};
        float[] values = {1, -2};
        FullTensor tensor = FullTensor.of(values, shape);
        shape[0] = 9;
        values[0] = 9;
        Arrays.fill(tensor.shape(), 7);
        assertThat(tensor.shape()).containsExactly(2);
        assertThat(tensor.value(0)).isEqualTo(1);
        assertThat(tensor.bytes().isReadOnly()).isTrue();
    }
}
