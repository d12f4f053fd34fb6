package org.multispa.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

final class GradientsTest {
    private static Parameter parameter(String name, float... gradient) {
        Tensor value =
                Torch.ofFloats(new float[gradient.length], gradient.length).requires_grad_(true);
        if (gradient.length > 1) {
            value.mutable_grad().put(Torch.ofFloats(gradient, gradient.length));
        }
        return new Parameter(name, value);
    }

    @Test
    void the_length_is_that_of_all_together() {
        List<Parameter> parameters = List.of(parameter("a", 3, 0), parameter("none", 9), parameter("b", 0, 4, 12));
        assertThat(Gradients.squaredNorm(parameters)).isCloseTo(169, within(1e-4));
        assertThat(Gradients.squaredNorm(List.of())).isZero();
    }

    @Test
    void what_is_no_number_is_not_hidden() {
        assertThat(Gradients.squaredNorm(List.of(parameter("a", 1, 2), parameter("b", Float.NaN, 1))))
                .isNaN();
        assertThat(Gradients.squaredNorm(List.of(parameter("a", Float.POSITIVE_INFINITY, 2))))
                .isInfinite();
    }

    @Test
    void clipping_shortens_to_the_longest_and_lengthens_nothing() {
        for (double norm : new double[] {0, 1e-9, 0.5, 0.99}) {
            assertThat(Gradients.clipping(norm, 1)).isEqualTo(1);
        }
        for (double norm : new double[] {1.5, 13, 1e9}) {
            assertThat(norm * Gradients.clipping(norm, 1))
                    .isCloseTo(1, within(1e-5))
                    .isLessThanOrEqualTo(1);
            assertThat(norm * Gradients.clipping(norm, 0.25)).isCloseTo(0.25, within(1e-5));
        }
    }

    @Test
    void what_is_cleared_is_gone() {
        List<Parameter> parameters = List.of(parameter("a", 3, 0), parameter("none", 9));
        Gradients.clear(parameters);
        assertThat(parameters).allMatch(parameter -> !parameter.value().grad().defined());
        assertThat(Gradients.squaredNorm(parameters)).isZero();
    }
}
