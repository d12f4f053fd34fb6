package org.multispa.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.model.checkpoint.ModelConverter;
import org.multispa.model.config.Architecture;
import org.multispa.model.language.Span;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsException;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

final class LoadingTest {
    private static final String WO = "language_model.model.layers.0.attention.wo.weight";
    private static final LoadOptions NARROW_KEPT =
            new LoadOptions(Optional.of(WeightKind.BF16), Optional.of(WeightKind.F32), "cpu");

    @TempDir
    private Path temp;

    private TinyModel tiny;

    @BeforeEach
    void make() throws IOException {
        tiny = TinyModel.random(temp.resolve("model"), TinyConfig.of(Architecture.INTERNLM2), 1, WeightKind.BF16);
    }

    /// Writes the weights again with one tensor put in another way.
    private void rewrite(String name, Optional<TensorInfo> instead) throws IOException {
        Map<String, TensorInfo> tensors = new TreeMap<>();
        InternVl.shapes(tiny.config())
                .forEach((one, shape) -> tensors.put(one, new TensorInfo(one, DType.F32, shape, 0)));
        tensors.remove(name);
        instead.ifPresent(tensor -> tensors.put(tensor.name(), tensor));
        SafetensorsWriter.write(
                tiny.folder().resolve("model.safetensors"),
                List.copyOf(tensors.values()),
                Map.of(),
                (tensor, out) -> out.write(new byte[(int) tensor.bytes()]));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(
                        () -> InternVl.load(tiny.folder(), LoadOptions.f32()).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(tiny.folder().toString());
    }

    private static float[] logits(InternVl model, int... ids) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(model.language()
                    .logits(model.language().hidden(model.embeddings(ids), List.of(Span.of(ids.length)))));
        }
    }

    @Test
    void a_missing_tensor_is_named() throws IOException {
        rewrite(WO, Optional.empty());
        assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining(WO);
    }

    @Test
    void a_tensor_of_another_shape_is_named_with_both_shapes() throws IOException {
        for (long[] shape : new long[][] {{32, 31}, {1024}, {32, 32, 1}, {16, 64}, {}, {0, 32}}) {
            rewrite(WO, Optional.of(new TensorInfo(WO, DType.F32, shape, 0)));
            assertRefused()
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContainingAll(WO, "[32, 32]", Arrays.toString(shape));
        }
    }

    @Test
    void a_tensor_of_whole_numbers_is_named() throws IOException {
        for (DType kind : new DType[] {DType.I64, DType.F64, DType.U8, DType.BOOL}) {
            rewrite(WO, Optional.of(new TensorInfo(WO, kind, new long[] {32, 32}, 0)));
            assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContainingAll(WO, kind.name());
        }
    }

    @Test
    void a_tensor_that_has_no_place_is_named() throws IOException {
        rewrite("none", Optional.of(new TensorInfo("language_model.extra.bias", DType.F32, new long[] {3}, 0)));
        assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining("language_model.extra.bias");
    }

    @Test
    void weights_of_another_architecture_are_refused() throws IOException {
        TinyConfig.of(Architecture.LLAMA).write(tiny.folder());
        assertRefused().isInstanceOf(SafetensorsException.class).hasMessageContaining("embed_tokens");
    }

    @Test
    void a_truncated_file_and_missing_files_are_told() throws IOException {
        Path weights = tiny.folder().resolve("model.safetensors");
        byte[] all = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(all, all.length / 2));
        assertRefused().hasMessageContaining("model.safetensors");
        Files.delete(weights);
        assertRefused().hasMessageContaining("found neither");
        Files.delete(tiny.folder().resolve("config.json"));
        assertRefused().hasMessageContaining("config.json");
    }

    @ParameterizedTest
    @EnumSource
    void shapes_are_those_that_loading_asks_for(Architecture architecture) throws IOException {
        TinyModel other = TinyModel.random(temp.resolve("other"), TinyConfig.of(architecture), 1);
        try (InternVl model = other.load();
                WeightFolder files = WeightFolder.open(other.folder())) {
            Map<String, long[]> shapes = InternVl.shapes(model.config());
            assertThat(shapes.keySet())
                    .containsExactlyInAnyOrderElementsOf(files.tensors().keySet());
            shapes.forEach((name, shape) -> assertThat(
                            Objects.requireNonNull(files.tensors().get(name)).shape())
                    .as(name)
                    .containsExactly(shape));
        }
    }

    @Test
    void weights_kept_as_stored_are_the_memory_of_the_file() throws IOException {
        try (WeightFolder files = WeightFolder.open(tiny.folder());
                PointerScope _ = new PointerScope()) {
            StoredWeights weights =
                    new StoredWeights(files, ScalarType.BFloat16, ScalarType.Float, Torch.device("cpu"));
            Tensor stored = weights.stored(WO, 32, 32);
            assertThat(stored.data_ptr().address()).isEqualTo(files.bytes(WO).address());
            assertThat(Torch.kind(stored)).isEqualTo(ScalarType.BFloat16);
            assertThat(Torch.toFloats(stored)).containsExactly(tiny.weight(WO));
            Tensor computed = weights.computed(WO, 32, 32);
            assertThat(computed.data_ptr().address())
                    .isNotEqualTo(files.bytes(WO).address());
            assertThat(Torch.kind(computed)).isEqualTo(ScalarType.Float);
            assertThat(Torch.toFloats(computed)).containsExactly(tiny.weight(WO));
        }
    }

    @Test
    void what_was_not_asked_for_is_counted_and_the_first_named() throws IOException {
        try (WeightFolder files = WeightFolder.open(tiny.folder());
                PointerScope _ = new PointerScope()) {
            StoredWeights weights = new StoredWeights(files, ScalarType.Float, ScalarType.Float, Torch.device("cpu"));
            weights.stored(WO, 32, 32);
            String first = files.tensors().keySet().stream()
                    .filter(name -> !name.equals(WO))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(weights::requireAllTaken)
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContainingAll(String.valueOf(files.tensors().size() - 1), first);
        }
    }

    @Test
    void narrow_weights_computed_wide_give_what_widened_weights_give() throws IOException {
        int[] ids = {7, 8, 9, 10, 11, 12, 13, 14};
        try (InternVl wide = InternVl.load(tiny.folder(), LoadOptions.f32());
                InternVl kept = InternVl.load(tiny.folder(), NARROW_KEPT)) {
            float[] expected = logits(wide, ids);
            assertThat(Plain.difference(logits(kept, ids), expected)).isLessThan(1e-4);
            assertThat(Plain.difference(logits(kept, Arrays.copyOf(ids, 3)), Arrays.copyOf(expected, 3 * 272)))
                    .isGreaterThan(0)
                    .isLessThan(0.1);
        }
    }

    @Test
    void computing_narrow_is_near_computing_wide() throws IOException {
        LoadOptions narrow = new LoadOptions(Optional.empty(), Optional.of(WeightKind.BF16), "cpu");
        int[] ids = {7, 8, 9, 10, 11, 12};
        float[] pixels = new float[3 * 28 * 28];
        Arrays.fill(pixels, 0.3f);
        try (InternVl wide = InternVl.load(tiny.folder(), LoadOptions.f32());
                InternVl model = InternVl.load(tiny.folder(), narrow);
                PointerScope _ = new PointerScope()) {
            assertThat(Plain.difference(logits(model, ids), logits(wide, ids)))
                    .isGreaterThan(0)
                    .isLessThan(0.3);
            Tensor image = model.imageEmbeddings(Torch.ofFloats(pixels, 1, 3, 28, 28));
            assertThat(Torch.kind(image)).isEqualTo(ScalarType.BFloat16);
            float[] expected = Torch.toFloats(wide.imageEmbeddings(Torch.ofFloats(pixels, 1, 3, 28, 28)));
            assertThat(Plain.difference(Torch.toFloats(image), expected)).isLessThan(0.2);
            float[] mixed = Torch.toFloats(model.embeddings(new int[] {1, 2, 2, 2, 2}, 2, image));
            assertThat(Arrays.copyOfRange(mixed, 32, 160)).containsExactly(Torch.toFloats(image));
        }
    }

    @Test
    void shards_and_other_kinds_of_number_load_to_the_same_model() throws IOException {
        int[] ids = {1, 2, 3, 4, 5};
        float[] expected;
        try (InternVl model = InternVl.load(tiny.folder(), LoadOptions.f32())) {
            expected = logits(model, ids);
        }
        new ModelConverter(Optional.of(WeightKind.F32), 9_000).convert(tiny.folder(), temp.resolve("s"), _ -> {});
        try (InternVl model = InternVl.load(temp.resolve("s"), LoadOptions.asStored())) {
            assertThat(logits(model, ids)).containsExactly(expected);
        }
    }

    @Test
    void a_device_that_is_not_there_is_told() {
        Assumptions.assumeFalse(torch.cuda_is_available());
        LoadOptions options = new LoadOptions(Optional.empty(), Optional.empty(), "cuda:0");
        assertThatThrownBy(() -> InternVl.load(tiny.folder(), options))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("cuda:0", "-Pgpu");
    }

    @Test
    void the_kind_computed_in_follows_the_weights_the_device_and_the_wish() {
        Optional<WeightKind> none = Optional.empty();
        assertThat(LoadOptions.f32().computeType(ScalarType.Float)).isEqualTo(ScalarType.Float);
        assertThat(LoadOptions.asStored().computeType(ScalarType.Float)).isEqualTo(ScalarType.Float);
        assertThat(LoadOptions.asStored().computeType(ScalarType.BFloat16))
                .isEqualTo(BFloat16Hardware.present() ? ScalarType.BFloat16 : ScalarType.Float);
        assertThat(new LoadOptions(none, none, "cuda:0").computeType(ScalarType.BFloat16))
                .isEqualTo(ScalarType.BFloat16);
        assertThat(new LoadOptions(none, Optional.of(WeightKind.BF16), "cpu").computeType(ScalarType.Float))
                .isEqualTo(ScalarType.BFloat16);
        assertThat(NARROW_KEPT.computeType(ScalarType.BFloat16)).isEqualTo(ScalarType.Float);
        for (WeightKind kind : WeightKind.values()) {
            assertThat(Torch.scalarType(kind.dtype())).isEqualTo(kind.scalarType());
        }
    }

    @Test
    void hardware_is_found_in_the_first_line_of_flags() {
        assertThat(BFloat16Hardware.in(List.of("processor : 0", "flags\t\t: fpu avx512f avx512_bf16 sse")))
                .isTrue();
        assertThat(BFloat16Hardware.in(List.of("flags : fpu amx_bf16"))).isTrue();
        assertThat(BFloat16Hardware.in(List.of("Features\t: fp asimd bf16 i8mm")))
                .isTrue();
        assertThat(BFloat16Hardware.in(List.of("flags : fpu avx2", "flags : avx512_bf16")))
                .isFalse();
        assertThat(BFloat16Hardware.in(List.of("flags : xavx512_bf16 avx512_bf16x avx512")))
                .isFalse();
        assertThat(BFloat16Hardware.in(List.of("model name : bf16", "bugs : bf16")))
                .isFalse();
        assertThat(BFloat16Hardware.in(List.of())).isFalse();
    }

    @Test
    void recorded_shapes_have_no_memory_and_must_agree() {
        ShapeRecorder recorder = new ShapeRecorder();
        try (PointerScope _ = new PointerScope()) {
            Tensor huge = recorder.stored("huge", 1 << 20, 1 << 20, 1 << 10);
            assertThat(Torch.shape(huge)).containsExactly(1 << 20, 1 << 20, 1 << 10);
            recorder.computed("small", 3);
            recorder.stored("small", 3);
            List<String> names = new ArrayList<>(recorder.shapes().keySet());
            assertThat(names).containsExactly("huge", "small");
            assertThatThrownBy(() -> recorder.stored("small", 4))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("small");
        }
    }
}
