package org.multispa.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/// Products of a few rows with a BF16 matrix, against sums in double precision.
final class RowProductsTest {
    private static final int[][] SHAPES = {
        {1, 1, 1}, {1, 1, 7}, {3, 2, 31}, {2, 5, 32}, {8, 33, 64}, {1, 200, 129}, {4, 17, 1000}
    };

    @Test
    void vectors_give_the_sums_of_double_precision_whatever_the_width() {
        Random random = new Random(5);
        for (int[] shape : SHAPES) {
            check(new VectorRowProducts(), random, shape, 1e-5);
        }
    }

    @Test
    void libtorch_gives_the_same_within_the_rounding_of_bf16() {
        Random random = new Random(6);
        for (int[] shape : SHAPES) {
            check(new PlainRowProducts(), random, shape, 2e-2);
        }
    }

    @Test
    void numbers_beyond_range_stay_what_they_are() {
        try (PointerScope _ = new PointerScope()) {
            Tensor weight = Torch.ofFloats(new float[] {Float.POSITIVE_INFINITY, 1, Float.NaN, 1}, 2, 2)
                    .to(ScalarType.BFloat16);
            float[] products =
                    Torch.toFloats(new VectorRowProducts().of(weight, Torch.ofFloats(new float[] {1, 2}, 1, 2)));
            assertThat(products[0]).isInfinite().isPositive();
            assertThat(products[1]).isNaN();
        }
    }

    private static void check(RowProducts products, Random random, int[] shape, double tolerance) {
        int rows = shape[0];
        int outputs = shape[1];
        int inputs = shape[2];
        try (PointerScope _ = new PointerScope()) {
            Tensor weight = Torch.ofFloats(normal(random, outputs * inputs), outputs, inputs)
                    .to(ScalarType.BFloat16);
            Tensor input = Torch.ofFloats(normal(random, rows * inputs), rows, inputs);
            float[] found = Torch.toFloats(products.of(weight, input));
            float[] w = Torch.toFloats(weight);
            float[] x = Torch.toFloats(input);
            for (int r = 0; r < rows; r++) {
                for (int o = 0; o < outputs; o++) {
                    double sum = 0;
                    double size = 0;
                    for (int i = 0; i < inputs; i++) {
                        sum += (double) w[o * inputs + i] * x[r * inputs + i];
                        size += Math.abs((double) w[o * inputs + i] * x[r * inputs + i]);
                    }
                    assertThat((double) found[r * outputs + o])
                            .as("%d x %d x %d", rows, outputs, inputs)
                            .isCloseTo(sum, within(tolerance * size + 1e-6));
                }
            }
        }
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
