package org.multispa.training.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.language.LanguageModel;
import org.multispa.model.language.Span;
import org.multispa.model.torch.Torch;
import org.multispa.training.TinyModelFolder;
import org.multispa.training.optimizer.Gradients;
import org.multispa.training.parameters.Dropout;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Parameter;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.TrainedWeights;

/// Part by part against the whole layer as libtorch differentiates it.
final class DecoderLinkTest {
    private static final List<Span> SPANS = List.of(Span.of(5), Span.of(5), Span.of(3), Span.of(140));
    private static final int ROWS = 153;

    @TempDir
    private static Path folder;

    private static Path model = Path.of("model");

    @BeforeAll
    static void write() throws IOException {
        model = TinyModelFolder.write(folder);
    }

    private static TrainedWeights trained(Set<String> targets) {
        return new TrainedWeights(Selection.lora(new LoraSettings(2, 4, 0.3, targets)), 5);
    }

    /// The gradient of the input and those of the additions.
    private static List<float[]> gradients(
            Chain.Link link, Tensor input, boolean wanted, Tensor incoming, TrainedWeights trained) {
        try (PointerScope _ = new PointerScope()) {
            Gradients.clear(trained.parameters());
            List<float[]> all = new ArrayList<>();
            Tensor back = link.back(input.detach().requires_grad_(wanted), incoming);
            if (wanted) {
                all.add(Torch.toFloats(back));
            }
            for (Parameter parameter : trained.parameters()) {
                Tensor gradient = parameter.value().grad();
                all.add(gradient.defined() ? Torch.toFloats(gradient) : new float[0]);
            }
            return all;
        }
    }

    private static void assertSame(Set<String> targets, boolean wanted, long rowsAtOnce) throws IOException {
        TrainedWeights trained = trained(targets);
        try (PointerScope _ = new PointerScope();
                InternVl tiny = InternVl.load(model, trained, LoadOptions.f32())) {
            trained.parameters()
                    .forEach(one -> one.value()
                            .detach()
                            .add_(torch.randn(Torch.shape(one.value())).mul(new Scalar(0.1))));
            int hidden = tiny.config().language().hidden();
            Tensor input = torch.randn(ROWS, hidden);
            Tensor incoming = torch.randn(ROWS, hidden);
            LanguageModel.Pass pass = tiny.language().pass(input, SPANS);
            trained.dropout()
                    .begin(SPANS.stream()
                            .map(span -> new Dropout.Rows(span.rows(), SeededHash.of(span.rows())))
                            .toList());
            Chain.Link whole = x -> pass.layer(1, x);
            List<float[]> expected = gradients(whole, input, wanted, incoming, trained);
            List<float[]> found = gradients(
                    new DecoderLink(pass, 1, trained.dropout(), rowsAtOnce), input, wanted, incoming, trained);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i)).as("%d", i).containsExactly(expected.get(i), within(2e-4f));
            }
            assertThat(expected).anyMatch(values -> values.length > 0 && Math.abs(values[0]) > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 100, 153, 1000})
    void gradients_are_those_of_the_whole_layer(long rowsAtOnce) throws IOException {
        assertSame(Set.of(), true, rowsAtOnce);
    }

    @Test
    void layers_of_which_only_one_part_is_trained_work_as_well() throws IOException {
        assertSame(Set.of("w2"), false, 50);
        assertSame(Set.of("wqkv"), false, 50);
        assertSame(Set.of("wo"), true, 50);
    }

    @Test
    void nothing_goes_on_where_the_inputs_gradient_is_not_wanted() throws IOException {
        assertSame(Set.of(), false, 50);
    }
}
