package org.multispa.training.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.language.Span;
import org.multispa.model.torch.Torch;
import org.multispa.training.TinyModelFolder;
import org.multispa.training.parameters.Selection.Part;

final class TrainedWeightsTest {
    private static final int[] IDS = {7, 77, 177, 200};

    @TempDir
    private static Path folder;

    private static Path model = Path.of("model");
    private static Map<String, long[]> shapes = Map.of();

    @BeforeAll
    static void aModel() throws IOException {
        model = TinyModelFolder.write(folder);
        shapes = InternVl.shapes(ConfigReader.read(model));
    }

    private static float[] logits(InternVl loaded) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            Tensor hidden = loaded.language().hidden(loaded.embeddings(IDS), List.of(Span.of(IDS.length)));
            return Torch.toFloats(loaded.language().logits(hidden));
        }
    }

    private static Selection lora(Set<Part> parts, String... targets) {
        return new Selection(Optional.of(new LoraSettings(3, 6, 0.5, Set.of(targets))), parts);
    }

    @Test
    void the_model_begins_as_it_was_whatever_is_trained() throws IOException {
        float[] expected;
        try (InternVl own = InternVl.load(model, LoadOptions.f32())) {
            expected = logits(own);
        }
        for (Selection selection : List.of(lora(Set.of()), lora(Set.of(Part.VISION)), Selection.everything())) {
            TrainedWeights trained = new TrainedWeights(selection, 5);
            try (InternVl loaded = InternVl.load(model, trained, LoadOptions.f32())) {
                assertThat(logits(loaded)).as("%s", selection).containsExactly(expected, within(1e-5f));
            }
        }
    }

    @Test
    void an_addition_changes_the_model_once_it_is_not_zero() throws IOException {
        TrainedWeights trained = new TrainedWeights(lora(Set.of(), "wo"), 5);
        try (InternVl loaded = InternVl.load(model, trained, LoadOptions.f32());
                NoGradGuard _ = new NoGradGuard()) {
            float[] before = logits(loaded);
            Parameter b = trained.parameters().stream()
                    .filter(one -> one.name().endsWith("0.attention.wo.lora_B.weight"))
                    .findFirst()
                    .orElseThrow();
            b.value().copy_(Torch.ofFloats(filled(32 * 3), 32, 3));
            assertThat(logits(loaded)).isNotEqualTo(before);
        }
    }

    private static float[] filled(int count) {
        float[] values = new float[count];
        Arrays.fill(values, 0.3f);
        return values;
    }

    @Test
    void what_is_selected_is_trained_and_counted() throws IOException {
        String layer = "language_model.model.layers.";
        assertThat(names(lora(Set.of(), "wo", "w2")))
                .containsExactlyInAnyOrder(
                        layer + "0.attention.wo.lora_A.weight", layer + "0.attention.wo.lora_B.weight",
                        layer + "0.feed_forward.w2.lora_A.weight", layer + "0.feed_forward.w2.lora_B.weight",
                        layer + "1.attention.wo.lora_A.weight", layer + "1.attention.wo.lora_B.weight",
                        layer + "1.feed_forward.w2.lora_A.weight", layer + "1.feed_forward.w2.lora_B.weight");
        assertThat(names(lora(Set.of()))).hasSize(20);
        assertThat(names(lora(Set.of(), "no-such-layer"))).isEmpty();
        for (Part part : Part.values()) {
            Selection whole = new Selection(Optional.empty(), EnumSet.of(part));
            String prefix = switch (part) {
                case VISION -> "vision_model.";
                case PROJECTOR -> "mlp1.";
                case LANGUAGE -> "language_model.";
            };
            assertThat(names(whole))
                    .containsExactlyInAnyOrderElementsOf(shapes.keySet().stream()
                            .filter(name -> name.startsWith(prefix))
                            .toList());
        }
        assertThat(names(Selection.everything())).containsExactlyInAnyOrderElementsOf(shapes.keySet());
    }

    private static List<String> names(Selection selection) throws IOException {
        TrainedWeights trained = new TrainedWeights(selection, 5);
        try (InternVl _ = InternVl.load(model, trained, LoadOptions.f32())) {
            List<Parameter> parameters = trained.parameters();
            assertThat(selection.parameters(shapes))
                    .isEqualTo(parameters.stream().mapToLong(Parameter::count).sum());
            assertThat(parameters)
                    .allMatch(one -> one.value().requires_grad() && one.value().is_leaf());
            return parameters.stream().map(Parameter::name).toList();
        }
    }

    @Test
    void first_values_are_uniform_and_decided_by_seed_and_layer() throws IOException {
        List<float[]> first = values(5);
        List<float[]> again = values(5);
        List<float[]> other = values(6);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).isEqualTo(again.get(i));
            if (i % 2 == 0) {
                assertThat(first.get(i)).isNotEqualTo(other.get(i));
            } else {
                assertThat(first.get(i)).containsOnly(0);
            }
        }
        assertThat(first.get(0)).isNotEqualTo(first.get(2));
        float bound = (float) (1 / Math.sqrt(32));
        double square = 0;
        for (float value : first.get(0)) {
            assertThat(value).isBetween(-bound, bound);
            square += value * value;
        }
        assertThat(square / first.get(0).length).isCloseTo(bound * bound / 3, within(bound * bound / 8.0));
    }

    /// Of the additions to `wqkv` of both layers, A and B in turn.
    private static List<float[]> values(long seed) throws IOException {
        TrainedWeights trained = new TrainedWeights(lora(Set.of(), "wqkv"), seed);
        try (InternVl _ = InternVl.load(model, trained, LoadOptions.f32())) {
            return trained.parameters().stream()
                    .map(one -> Torch.toFloats(one.value().detach()))
                    .toList();
        }
    }

    @Test
    void nothing_is_dropped_but_between_beginning_and_end() throws IOException {
        TrainedWeights trained = new TrainedWeights(lora(Set.of()), 5);
        Tensor input = Torch.ofFloats(filled(40), 4, 10);
        try (InternVl _ = InternVl.load(model, trained, LoadOptions.f32())) {
            assertThat(Torch.toFloats(trained.dropout().apply(input, "m"))).containsOnly(0.3f);
            trained.dropout().begin(List.of(new Dropout.Rows(4, SeededHash.of(1))));
            assertThat(Torch.toFloats(trained.dropout().apply(input, "m"))).contains(0f, 0.3f);
            trained.dropout().end();
            assertThat(Torch.toFloats(trained.dropout().apply(input, "m"))).containsOnly(0.3f);
        }
    }
}
