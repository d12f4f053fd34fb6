package org.multispa.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.testmodels.Plain;

final class DenseLinearTest {
    private static final int INPUTS = 64;
    private static final int OUTPUTS = 48;

    private final Random random = new Random(1);
    private final float[] weight = Plain.gaussian(random, OUTPUTS * INPUTS, 1 / Math.sqrt(INPUTS));
    private final float[] bias = Plain.gaussian(random, OUTPUTS, 1);

    private DenseLinear linear(ScalarType kept, ScalarType compute, boolean biased) {
        Tensor added = Torch.ofFloats(bias, OUTPUTS).to(compute);
        return new DenseLinear(
                Torch.ofFloats(weight, OUTPUTS, INPUTS).to(kept), biased ? Optional.of(added) : Optional.empty());
    }

    private double[] expected(float[] input, float[] matrix, boolean biased) {
        double[] result = new double[input.length / INPUTS * OUTPUTS];
        double[][] rows = Plain.rows(input, INPUTS);
        for (int row = 0; row < rows.length; row++) {
            double[] one = Plain.times(matrix, rows[row]);
            double[] shifted = biased ? Plain.plus(one, bias) : one;
            System.arraycopy(shifted, 0, result, row * OUTPUTS, OUTPUTS);
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 33})
    void in_one_kind_of_number_it_multiplies_and_adds(int rows) {
        try (PointerScope _ = new PointerScope()) {
            float[] input = Plain.gaussian(random, rows * INPUTS, 1);
            for (boolean biased : new boolean[] {true, false}) {
                float[] output = Torch.toFloats(
                        linear(ScalarType.Float, ScalarType.Float, biased).apply(Torch.ofFloats(input, rows, INPUTS)));
                assertThat(Plain.difference(Plain.wide(output), expected(input, weight, biased)))
                        .isLessThan(1e-5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 40})
    void few_rows_and_many_rows_agree_with_narrow_weights_within_their_rounding(int rows) {
        try (PointerScope _ = new PointerScope()) {
            float[] input = Plain.gaussian(random, rows * INPUTS, 1);
            for (ScalarType kept : new ScalarType[] {ScalarType.BFloat16, ScalarType.Half}) {
                float[] narrow =
                        Torch.toFloats(Torch.ofFloats(weight, OUTPUTS, INPUTS).to(kept));
                for (boolean biased : new boolean[] {true, false}) {
                    Tensor output = linear(kept, ScalarType.Float, biased).apply(Torch.ofFloats(input, rows, INPUTS));
                    assertThat(Torch.kind(output)).isEqualTo(ScalarType.Float);
                    assertThat(Torch.shape(output)).containsExactly(rows, OUTPUTS);
                    double rounding = rows <= 8 && kept == ScalarType.BFloat16 ? 0.04 : 1e-5;
                    assertThat(Plain.difference(Plain.wide(Torch.toFloats(output)), expected(input, narrow, biased)))
                            .isLessThan(rounding);
                }
            }
        }
    }

    @Test
    void a_row_is_the_same_among_few_and_among_many_within_rounding() {
        try (PointerScope _ = new PointerScope()) {
            DenseLinear linear = linear(ScalarType.BFloat16, ScalarType.Float, true);
            Tensor many = Torch.ofFloats(Plain.gaussian(random, 30 * INPUTS, 1), 30, INPUTS);
            float[] all = Torch.toFloats(linear.apply(many));
            for (int row = 0; row < 30; row++) {
                float[] alone = Torch.toFloats(linear.apply(many.narrow(0, row, 1)));
                for (int i = 0; i < OUTPUTS; i++) {
                    assertThat(Math.abs(alone[i] - all[row * OUTPUTS + i])).isLessThan(0.04f);
                }
            }
        }
    }

    @Test
    void narrow_weights_are_read_as_they_are_for_few_rows_and_widened_for_many() {
        try (PointerScope _ = new PointerScope()) {
            DenseLinear linear = linear(ScalarType.BFloat16, ScalarType.Float, false);
            DenseLinear wide = new DenseLinear(linear.weight().to(ScalarType.Float), Optional.empty());
            for (int rows : new int[] {1, 8, 9, 20}) {
                Tensor input = Torch.ofFloats(Plain.gaussian(random, rows * INPUTS, 1), rows, INPUTS);
                float[] asTheyAre = Torch.toFloats(RowProducts.BEST.of(linear.weight(), input));
                float[] widened = Torch.toFloats(wide.apply(input));
                assertThat(asTheyAre).isNotEqualTo(widened);
                assertThat(Torch.toFloats(linear.apply(input))).isEqualTo(rows <= 8 ? asTheyAre : widened);
            }
        }
    }

    @Test
    void leading_dimensions_stay_on_both_ways() {
        try (PointerScope _ = new PointerScope()) {
            DenseLinear linear = linear(ScalarType.BFloat16, ScalarType.Float, true);
            for (long[] shape :
                    new long[][] {{INPUTS}, {2, 2, INPUTS}, {1, 1, 1, INPUTS}, {3, 7, INPUTS}, {1, 9, INPUTS}}) {
                int count = 1;
                for (long dimension : shape) {
                    count *= (int) dimension;
                }
                Tensor output = linear.apply(Torch.ofFloats(Plain.gaussian(random, count, 1), shape));
                long[] expected = shape.clone();
                expected[shape.length - 1] = OUTPUTS;
                assertThat(Torch.shape(output)).containsExactly(expected);
            }
        }
    }

    @Test
    void gradients_flow_through_narrow_weights_however_few_the_rows() {
        try (PointerScope _ = new PointerScope()) {
            Tensor input =
                    Torch.ofFloats(Plain.gaussian(random, INPUTS, 1), 1, INPUTS).set_requires_grad(true);
            linear(ScalarType.BFloat16, ScalarType.Float, true)
                    .apply(input)
                    .sum()
                    .backward();
            float[] narrow =
                    Torch.toFloats(Torch.ofFloats(weight, OUTPUTS, INPUTS).to(ScalarType.BFloat16));
            double[] expected = new double[INPUTS];
            for (int i = 0; i < narrow.length; i++) {
                expected[i % INPUTS] += narrow[i];
            }
            assertThat(Plain.difference(Plain.wide(Torch.toFloats(input.grad())), expected))
                    .isLessThan(1e-5);
        }
    }
}
