package org.multispa.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In blocks against libtorch's kernel.
final class AttentionTest {
    private static Tensor noise(long... shape) {
        return torch.randn(shape);
    }

    private static void same(Tensor found, Tensor expected) {
        assertThat(Torch.toFloats(found)).containsExactly(Torch.toFloats(expected), within(2e-5f));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 3, 3, true",
        "1, 2, 2, 128, 128, true",
        "2, 4, 2, 130, 130, false",
        "1, 4, 1, 600, 600, true",
        "1, 4, 4, 513, 700, false",
        "4, 10, 5, 1100, 1100, true",
        "3, 24, 24, 515, 515, false",
        "1, 1, 1, 4200, 4100, false"
    })
    void results_and_gradients_are_those_of_libtorch(
            int batch, int heads, int shared, int rows, int seen, boolean causal) {
        try (PointerScope _ = new PointerScope()) {
            Tensor queries = noise(batch, heads, rows, 4);
            Tensor keys = noise(batch, shared, seen, 4);
            Tensor values = noise(batch, shared, seen, 4);
            Tensor incoming = noise(batch, heads, rows, 4);
            Tensor result = Attention.of(queries, keys, values, causal);
            Attention.Gradients gradients = Attention.gradients(queries, keys, values, causal, incoming);
            Tensor recorded = Attention.of(
                    queries.requires_grad_(true), keys.requires_grad_(true), values.requires_grad_(true), causal);
            torch.backward(
                    new TensorVector(recorded),
                    new TensorVector(incoming),
                    new BoolOptional(),
                    false,
                    new TensorVector());
            same(result, recorded.detach());
            same(gradients.queries(), queries.grad());
            same(gradients.keys(), keys.grad());
            same(gradients.values(), values.grad());
        }
    }
}
