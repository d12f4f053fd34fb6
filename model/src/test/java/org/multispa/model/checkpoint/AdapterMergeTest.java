package org.multispa.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.files.Sha256;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.adapter.FullTensor;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.config.Architecture;
import org.multispa.model.language.Span;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;
import org.multispa.testing.SharedData;

final class AdapterMergeTest {
    private static final long ALL = 1 << 30;
    private static final String WQKV = "language_model.model.layers.1.attention.wqkv";

    @TempDir
    private Path temp;

    private final Random random = new Random(9);

    private static float[] logits(Path folder, Optional<Adapter> adapter) throws IOException {
        int[] ids = Plain.ids(new Random(4), 40, 200);
        try (InternVl model = InternVl.load(folder, adapter, LoadOptions.f32());
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(model.language()
                    .logits(model.language().hidden(model.embeddings(ids), List.of(Span.of(ids.length)))));
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Adapter adapter(int inputs, int outputs) {
        LowRank addition = new LowRank(
                3, inputs, outputs, Plain.gaussian(random, 3 * inputs, 0.2), Plain.gaussian(random, 3 * outputs, 0.2));
        return new Adapter("the adapter", 2, Map.of(WQKV, addition));
    }

    private Path model(String name, WeightKind kind, long shardBytes) throws IOException {
        Path single = TinyModel.random(temp.resolve(name + "-one"), TinyConfig.of(Architecture.INTERNLM2), 3, kind)
                .folder();
        Files.writeString(single.resolve("tokenizer.txt"), "words");
        Files.createDirectory(single.resolve("runs"));
        new ModelConverter(Optional.empty(), shardBytes).convert(single, temp.resolve(name), _ -> {});
        return temp.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"})
    void a_merged_model_computes_what_the_base_computes_with_the_adapter(String name) throws IOException {
        Path base = SharedData.require("reference/" + name);
        Adapter adapter = AdapterReader.read(base.resolve("lora_final.safetensors"), 2);
        Path merged = temp.resolve("merged");
        new AdapterMerge(base, adapter).write(merged, _ -> {});
        float[] expected = logits(base, Optional.of(adapter));
        float[] found = logits(merged, Optional.empty());
        assertThat(Plain.difference(found, expected) / largest(expected)).isLessThan(1e-5);
        assertThat(Plain.difference(found, logits(base, Optional.empty()))).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL, 20_000})
    void files_names_and_kinds_are_those_of_the_base_and_other_tensors_stay_bit_for_bit(long shardBytes)
            throws IOException {
        for (WeightKind kind : WeightKind.values()) {
            Path base = model("base-" + kind, kind, shardBytes);
            Path merged = temp.resolve("merged-" + kind);
            AdapterMerge merge = new AdapterMerge(base, adapter(32, 64));
            AtomicLong told = new AtomicLong();
            merge.write(merged, told::addAndGet);
            assertThat(told.get()).isEqualTo(merge.bytes()).isPositive();
            assertThat(names(merged)).isEqualTo(names(base)).contains("config.json", "tokenizer.txt");
            for (String name : names(base)) {
                if (!name.endsWith(".safetensors")) {
                    assertThat(Files.mismatch(base.resolve(name), merged.resolve(name)))
                            .as(name)
                            .isEqualTo(-1);
                    continue;
                }
                try (SafetensorsFile before = SafetensorsFile.open(base.resolve(name));
                        SafetensorsFile after = SafetensorsFile.open(merged.resolve(name))) {
                    assertSameBut(before, after);
                }
            }
        }
    }

    private static void assertSameBut(SafetensorsFile before, SafetensorsFile after) throws IOException {
        assertThat(after.metadata()).isEqualTo(before.metadata());
        assertThat(after.tensors().keySet()).isEqualTo(before.tensors().keySet());
        for (TensorInfo tensor : before.tensors().values()) {
            TensorInfo same = after.info(tensor.name());
            assertThat(same.what()).isEqualTo(tensor.what());
            assertThat(same.begin()).isEqualTo(tensor.begin());
            boolean isEqual = before.bytes(tensor.name()).mismatch(after.bytes(tensor.name())) == -1;
            assertThat(isEqual).as(tensor.name()).isEqualTo(!tensor.name().equals(WQKV + ".weight"));
        }
    }

    @Test
    void the_sum_is_computed_in_single_precision_and_rounded_once() throws IOException {
        Path base = model("base", WeightKind.BF16, ALL);
        Adapter adapter = adapter(32, 64);
        LowRank addition = Objects.requireNonNull(adapter.modules().get(WQKV));
        new AdapterMerge(base, adapter).write(temp.resolve("merged"), _ -> {});
        try (WeightFolder before = WeightFolder.open(base);
                WeightFolder after = WeightFolder.open(temp.resolve("merged"))) {
            short[] found = after.bytes(WQKV + ".weight").toArray(ValueLayout.JAVA_SHORT_UNALIGNED);
            int equal = 0;
            for (int i = 0; i < found.length; i++) {
                double sum = 0;
                for (int r = 0; r < 3; r++) {
                    sum += (double) addition.b()[i / 32 * 3 + r] * addition.a()[r * 32 + i % 32];
                }
                float exact = (float) (Numbers.get(
                                before.bytes(WQKV + ".weight"),
                                before.info(WQKV + ".weight").dtype(),
                                i)
                        + 2 * sum);
                equal += Numbers.bfloat16(exact) == found[i] ? 1 : 0;
            }
            assertThat(equal).isGreaterThan(found.length - 5);
        }
    }

    @Test
    void replaced_parameters_come_in_and_additions_to_them_count() throws IOException {
        Path base = model("base", WeightKind.F32, 20_000);
        float[] bias = Plain.gaussian(random, 32, 1);
        float[] weight = Plain.gaussian(random, 32 * 64, 0.2);
        Adapter adapter = new Adapter(
                "both",
                2,
                adapter(32, 64).modules(),
                Map.of("mlp1.1.bias", FullTensor.of(bias, 32), WQKV + ".weight", FullTensor.of(weight, 64, 32)));
        new AdapterMerge(base, adapter).write(temp.resolve("merged"), _ -> {});
        float[] expected = logits(base, Optional.of(adapter));
        assertThat(Plain.difference(logits(temp.resolve("merged"), Optional.empty()), expected) / largest(expected))
                .isLessThan(1e-5);
        try (WeightFolder merged = WeightFolder.open(temp.resolve("merged"))) {
            assertThat(merged.bytes("mlp1.1.bias").toArray(ValueLayout.JAVA_FLOAT_UNALIGNED))
                    .containsExactly(bias);
        }
    }

    @Test
    void an_adapter_for_another_model_makes_nothing() throws IOException {
        Path base = model("base", WeightKind.F32, ALL);
        AdapterMerge merge = new AdapterMerge(base, adapter(16, 64));
        for (boolean write : new boolean[] {false, true}) {
            assertThatThrownBy(() -> {
                        if (write) {
                            merge.write(temp.resolve("merged"), _ -> {});
                        } else {
                            assertThat(merge.bytes()).isNegative();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("the adapter", WQKV, "64 x 32", "64 x 16");
        }
        assertThat(temp.resolve("merged")).doesNotExist();
    }

    @Test
    void numbers_that_are_none_or_too_large_make_nothing() throws IOException {
        Path base = model("base", WeightKind.BF16, ALL);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE}) {
            float[] b = new float[3 * 64];
            b[100] = bad;
            float[] a = new float[3 * 32];
            a[2 * 32 + 7] = 1;
            a[32 + 7] = 1;
            Adapter adapter = new Adapter("the adapter", 1, Map.of(WQKV, new LowRank(3, 32, 64, a, b)));
            assertThatThrownBy(() -> new AdapterMerge(base, adapter).write(temp.resolve("merged"), _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("the adapter", WQKV + ".weight", "not finite in BF16");
            assertThat(temp.resolve("merged")).doesNotExist();
            assertThat(temp.resolve("merged.unfinished")).doesNotExist();
        }
    }

    @Test
    void a_base_that_is_no_model_is_refused() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThatThrownBy(() -> new AdapterMerge(empty, adapter(32, 64)).write(temp.resolve("merged"), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("config.json");
        TinyConfig.of(Architecture.INTERNLM2).write(empty);
        assertThatThrownBy(() -> new AdapterMerge(empty, adapter(32, 64)).write(temp.resolve("merged"), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.safetensors");
        assertThat(temp.resolve("merged")).doesNotExist();
    }

    @Test
    void weights_in_half_precision_are_read_and_written_as_such() throws IOException {
        Path single = TinyModel.random(temp.resolve("wide"), TinyConfig.of(Architecture.INTERNLM2), 3, WeightKind.F32)
                .folder();
        Path base = Files.createDirectories(temp.resolve("half"));
        Files.copy(single.resolve("config.json"), base.resolve("config.json"));
        try (SafetensorsFile wide = SafetensorsFile.open(single.resolve("model.safetensors"))) {
            List<TensorInfo> halves = wide.tensors().values().stream()
                    .map(tensor -> new TensorInfo(tensor.name(), DType.F16, tensor.shape(), 0))
                    .toList();
            SafetensorsWriter.write(base.resolve("model.safetensors"), halves, Map.of(), (tensor, out) -> {
                float[] values = wide.floats(tensor.name());
                MemorySegment bytes = MemorySegment.ofArray(new byte[2 * values.length]);
                for (int i = 0; i < values.length; i++) {
                    Numbers.put(bytes, DType.F16, i, values[i]);
                }
                out.write(bytes.toArray(ValueLayout.JAVA_BYTE));
            });
        }
        Adapter adapter = adapter(32, 64);
        new AdapterMerge(base, adapter).write(temp.resolve("merged"), _ -> {});
        float[] expected = logits(base, Optional.of(adapter));
        assertThat(Plain.difference(logits(temp.resolve("merged"), Optional.empty()), expected) / largest(expected))
                .isLessThan(5e-3);
        LowRank addition = Objects.requireNonNull(adapter.modules().get(WQKV));
        float[] large = addition.b().clone();
        large[0] = 1e6f;
        Adapter tooLarge = new Adapter("x", 2, Map.of(WQKV, new LowRank(3, 32, 64, addition.a(), large)));
        assertThatThrownBy(() -> new AdapterMerge(base, tooLarge).write(temp.resolve("m2"), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not finite in F16");
    }

    @Test
    void the_base_stays_as_it_is_and_a_second_merge_gives_the_same_bytes() throws IOException {
        Path base = model("base", WeightKind.BF16, 20_000);
        Map<String, String> before = hashes(base);
        AdapterMerge merge = new AdapterMerge(base, adapter(32, 64));
        merge.write(temp.resolve("one"), _ -> {});
        merge.write(temp.resolve("two"), _ -> {});
        assertThat(hashes(base)).isEqualTo(before);
        assertThat(hashes(temp.resolve("one")))
                .isEqualTo(hashes(temp.resolve("two")))
                .isNotEqualTo(before);
        assertThatThrownBy(() -> merge.write(base, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(base.toString(), "exists already");
        assertThat(hashes(base)).isEqualTo(before);
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : names(folder)) {
            hashes.put(name, Sha256.of(folder.resolve(name)));
        }
        return hashes;
    }
}
