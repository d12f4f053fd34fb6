package org.multispa.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

final class AdamWTest {
    private final Random random = new Random(11);

    private double[] numbers(int count, double size) {
        return random.doubles(count)
                .map(value -> (float) (size * (2 * value - 1)))
                .toArray();
    }

    private static Tensor tensor(double[] values, long... shape) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return Torch.ofFloats(rounded, shape);
    }

    private static Parameter parameter(String name, double[] values, long... shape) {
        return new Parameter(name, tensor(values, shape).requires_grad_(true));
    }

    /// The update as it is published, one number at a time.
    private static void plain(
            AdamWSettings settings,
            double[] value,
            double[] gradient,
            double[] first,
            double[] second,
            int step,
            double rate,
            double decay) {
        for (int i = 0; i < value.length; i++) {
            value[i] -= rate * decay * value[i];
            first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * gradient[i];
            second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * gradient[i] * gradient[i];
            double mean = first[i] / (1 - Math.pow(settings.beta1(), step));
            double square = second[i] / (1 - Math.pow(settings.beta2(), step));
            value[i] -= rate * mean / (Math.sqrt(square) + settings.epsilon());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.999, 1e-8, 0.05", "0.8, 0.95, 1e-3, 0", "0, 0.5, 1e-6, 0.3"})
    void it_is_the_published_update(double beta1, double beta2, double epsilon, double decay) {
        AdamWSettings settings = new AdamWSettings(beta1, beta2, epsilon, decay);
        double[] matrix = numbers(12, 1);
        double[] bias = numbers(5, 1);
        Parameter first = parameter("matrix", matrix, 3, 4);
        Parameter second = parameter("bias", bias, 5);
        double[][] moments = {new double[12], new double[12], new double[5], new double[5]};
        try (AdamW optimizer = new AdamW(settings, List.of(first, second))) {
            for (int step = 1; step <= 40; step++) {
                double rate = 0.01 * random.nextDouble();
                double scale = step % 3 == 0 ? 1 : random.nextDouble();
                double[] ofMatrix = numbers(12, 3);
                double[] ofBias = numbers(5, 0.01);
                first.value().mutable_grad().put(tensor(ofMatrix, 3, 4));
                second.value().mutable_grad().put(tensor(ofBias, 5));
                optimizer.step(step, rate, scale);
                scale(ofMatrix, scale);
                scale(ofBias, scale);
                plain(settings, matrix, ofMatrix, moments[0], moments[1], step, rate, decay);
                plain(settings, bias, ofBias, moments[2], moments[3], step, rate, 0);
            }
            assertClose(first.value(), matrix);
            assertClose(second.value(), bias);
            assertThat(optimizer.moments().keySet()).containsExactly("matrix", "bias");
            assertClose(moment(optimizer, "matrix", 0), moments[0]);
            assertClose(moment(optimizer, "matrix", 1), moments[1]);
            assertClose(moment(optimizer, "bias", 1), moments[3]);
        }
    }

    private static Tensor moment(AdamW optimizer, String name, int kind) {
        return Objects.requireNonNull(optimizer.moments().get(name)).get(kind);
    }

    private static void scale(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
    }

    private static void assertClose(Tensor found, double[] expected) {
        float[] values = Torch.toFloats(found.detach());
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], within(2e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void a_parameter_without_a_gradient_stays_as_it_is() {
        Parameter parameter = parameter("matrix", new double[] {1, 2}, 1, 2);
        try (AdamW optimizer = new AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 0.5), List.of(parameter))) {
            optimizer.step(1, 0.1, 1);
            parameter.value().mutable_grad().put(tensor(new double[] {1, -1}, 1, 2));
            optimizer.step(2, 0.1, 1);
            float[] after = Torch.toFloats(parameter.value().detach());
            assertThat(after[0]).isLessThan(1);
            Gradients.clear(List.of(parameter));
            optimizer.step(3, 0.1, 1);
            assertThat(Torch.toFloats(parameter.value().detach())).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9, 1e-8, 0",
        "-0.1, 0.9, 1e-8, 0",
        "0.9, 1, 1e-8, 0",
        "0.9, NaN, 1e-8, 0",
        "0.9, 0.9, 0, 0",
        "0.9, 0.9, NaN, 0",
        "0.9, 0.9, 1e-8, -1",
        "0.9, 0.9, 1e-8, NaN",
        "0.9, 0.9, Infinity, 0"
    })
    void settings_out_of_range_are_refused(double beta1, double beta2, double epsilon, double decay) {
        assertThatThrownBy(() -> new AdamWSettings(beta1, beta2, epsilon, decay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }

    @Test
    void the_papers_decay_is_used() {
        assertThat(AdamWSettings.paper()).isEqualTo(new AdamWSettings(0.9, 0.999, 1e-8, 0.05));
    }
}
