package org.multispa.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.config.Architecture;
import org.multispa.model.language.Span;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

/// Parameters that take the place of the base's.
final class ReplacedTest {
    private static final String WO = "language_model.model.layers.1.self_attn.o_proj";
    private static final int[] IDS = {3, 1, 4, 1, 5, 9, 2, 6};

    @TempDir
    private Path temp;

    private final Random random = new Random(5);

    private TinyModel model(String name, long seed, WeightKind kind) throws IOException {
        return TinyModel.random(temp.resolve(name), TinyConfig.of(Architecture.QWEN2), seed, kind);
    }

    /// What a model computes of tiles and of a text.
    private static float[] outputs(InternVl model) {
        float[] pixels = Plain.gaussian(new Random(8), 3 * 28 * 28, 1);
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            float[] image = Torch.toFloats(model.imageEmbeddings(Torch.ofFloats(pixels, 1, 3, 28, 28)));
            float[] text = Torch.toFloats(model.language()
                    .logits(model.language().hidden(model.embeddings(IDS), List.of(Span.of(IDS.length)))));
            float[] all = new float[image.length + text.length];
            System.arraycopy(image, 0, all, 0, image.length);
            System.arraycopy(text, 0, all, image.length, text.length);
            return all;
        }
    }

    private static float[] outputs(Path folder, Optional<Adapter> adapter) throws IOException {
        try (InternVl model = InternVl.load(folder, adapter, LoadOptions.f32())) {
            return outputs(model);
        }
    }

    private static Adapter all(TinyModel from) {
        Map<String, FullTensor> replaced = new TreeMap<>();
        InternVl.shapes(from.config())
                .forEach((name, shape) -> replaced.put(name, FullTensor.of(from.weight(name), shape)));
        return new Adapter("all", 1, Map.of(), replaced);
    }

    @ParameterizedTest
    @EnumSource
    void a_model_with_every_parameter_replaced_is_the_other_model(WeightKind kind) throws IOException {
        TinyModel one = model("one", 1, WeightKind.F32);
        TinyModel two = model("two", 2, kind);
        new AdapterWriter(kind.dtype(), false, 0, Optional.empty()).write(temp.resolve("adapter"), all(two));
        Adapter read = AdapterReader.read(temp.resolve("adapter"));
        assertThat(outputs(one.folder(), Optional.of(read))).containsExactly(outputs(two.folder(), Optional.empty()));
    }

    @Test
    void a_part_is_replaced_and_the_rest_stays() throws IOException {
        TinyModel tiny = model("tiny", 1, WeightKind.F32);
        float[] before = outputs(tiny.folder(), Optional.empty());
        for (String name : List.of("mlp1.1.weight", "mlp1.3.bias", "vision_model.encoder.layers.0.attn.qkv.weight")) {
            long[] shape = Objects.requireNonNull(InternVl.shapes(tiny.config()).get(name));
            float[] values = Plain.gaussian(random, tiny.weight(name).length, 0.3);
            Adapter adapter = new Adapter("part", 1, Map.of(), Map.of(name, FullTensor.of(values, shape)));
            float[] after = outputs(tiny.folder(), Optional.of(adapter));
            int image = 4 * 32;
            assertThat(Plain.difference(before, after)).as(name).isGreaterThan(1e-3);
            for (int i = image; i < after.length; i++) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
            Adapter same = new Adapter("same", 1, Map.of(), Map.of(name, FullTensor.of(tiny.weight(name), shape)));
            assertThat(outputs(tiny.folder(), Optional.of(same))).containsExactly(before);
        }
    }

    @Test
    void an_addition_goes_onto_the_new_weight() throws IOException {
        TinyModel one = model("one", 1, WeightKind.F32);
        TinyModel two = model("two", 2, WeightKind.F32);
        LowRank addition = new LowRank(2, 32, 32, Plain.gaussian(random, 64, 0.3), Plain.gaussian(random, 64, 0.3));
        Adapter added = new Adapter("both", 2, Map.of(WO, addition));
        Adapter both = new Adapter("both", 2, added.modules(), all(two).replaced());
        assertThat(outputs(one.folder(), Optional.of(both))).containsExactly(outputs(two.folder(), Optional.of(added)));
    }

    @Test
    void what_does_not_fit_is_refused_by_name() throws IOException {
        TinyModel tiny = model("tiny", 1, WeightKind.F32);
        Adapter other = new Adapter("here", 1, Map.of(), Map.of("mlp1.9.weight", FullTensor.of(new float[4], 4)));
        Adapter size = new Adapter("here", 1, Map.of(), Map.of("mlp1.1.bias", FullTensor.of(new float[4], 4)));
        Adapter flat = new Adapter("here", 1, Map.of(), Map.of(WO + ".weight", FullTensor.of(new float[1024], 1024)));
        assertThatThrownBy(() -> outputs(tiny.folder(), Optional.of(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("here", "replaces mlp1.9.weight", "does not have");
        assertThatThrownBy(() -> outputs(tiny.folder(), Optional.of(size)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("mlp1.1.bias is [32]", "the adapter's is [4]");
        assertThatThrownBy(() -> outputs(tiny.folder(), Optional.of(flat)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("[32, 32]", "[1024]");
    }

    @Test
    void the_model_stays_good_when_the_file_goes() throws IOException {
        TinyModel one = model("one", 1, WeightKind.F32);
        TinyModel two = model("two", 2, WeightKind.F32);
        Path folder = temp.resolve("adapter");
        new AdapterWriter(DType.F32, false, 0, Optional.empty()).write(folder, all(two));
        try (InternVl model = InternVl.load(one.folder(), Optional.of(AdapterReader.read(folder)), LoadOptions.f32())) {
            try (RandomAccessFile file = new RandomAccessFile(
                    folder.resolve("multispa_model.safetensors").toFile(), "rw")) {
                file.setLength(0);
            }
            assertThat(outputs(model)).containsExactly(outputs(two.folder(), Optional.empty()));
        }
    }

    @Test
    void broken_files_are_refused_by_name() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("broken"));
        Path file = folder.resolve("multispa_model.safetensors");
        Files.writeString(file, "no safetensors");
        assertRefused(folder, "not a safetensors file");
        write(file, List.of());
        assertRefused(folder, "expected parameters of a model, found none");
        write(file, List.of(new TensorInfo("mlp1.1.bias", DType.I64, new long[] {4}, 0)));
        assertRefused(folder, "mlp1.1.bias: expected F32, F16 or BF16, found I64");
        write(file, List.of(new TensorInfo("mlp1.1.bias", DType.F32, new long[] {4}, 0)));
        assertThat(AdapterReader.read(folder).parameters()).isEqualTo(4);
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() - 3);
        }
        assertRefused(folder, "truncated");
    }

    private static void write(Path file, List<TensorInfo> tensors) throws IOException {
        SafetensorsWriter.write(file, tensors, Map.of(), (tensor, out) -> out.write(new byte[(int) tensor.bytes()]));
    }

    private static void assertRefused(Path folder, String reason) {
        assertThatThrownBy(() -> AdapterReader.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(folder.toString(), "multispa_model.safetensors", reason);
    }

    @Test
    void half_an_adapter_beside_replaced_parameters_is_refused() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("half"));
        write(
                folder.resolve("multispa_model.safetensors"),
                List.of(new TensorInfo("mlp1.1.bias", DType.F32, new long[] {4}, 0)));
        Files.writeString(folder.resolve("adapter_config.json"), PeftFolder.CONFIG);
        assertThatThrownBy(() -> AdapterReader.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(folder.toString(), "adapter_model.safetensors");
    }

    @Test
    void nothing_is_no_adapter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adapter("x", 1, Map.of(), Map.of()))
                .withMessageContaining("at least one adapted layer or replaced parameter");
    }
}
