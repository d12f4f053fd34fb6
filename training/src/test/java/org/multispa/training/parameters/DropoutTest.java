package org.multispa.training.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.SeededHash;
import org.multispa.model.torch.Torch;

final class DropoutTest {
    private static final int WIDTH = 50;

    private static Tensor ones(int rows) {
        float[] values = new float[rows * WIDTH];
        Arrays.fill(values, 1);
        return Torch.ofFloats(values, rows, WIDTH);
    }

    private static float[] dropped(double share, String module, Dropout.Rows... rows) {
        Dropout dropout = new Dropout(share);
        dropout.begin(List.of(rows));
        int count = Arrays.stream(rows).mapToInt(Dropout.Rows::count).sum();
        return Torch.toFloats(dropout.apply(ones(count), module));
    }

    private static Dropout.Rows rows(int count, long key) {
        return new Dropout.Rows(count, SeededHash.of(key));
    }

    @Test
    void about_its_share_is_dropped_and_the_rest_scaled_up() {
        for (double share : new double[] {0.05, 0.3, 0.8}) {
            float[] values = dropped(share, "m", rows(400, 1));
            double zeros = 0;
            for (float value : values) {
                if (value == 0) {
                    zeros++;
                } else {
                    assertThat((double) value).isCloseTo(1 / (1 - share), within(1e-5));
                }
            }
            assertThat(zeros / values.length).isCloseTo(share, within(0.02));
        }
    }

    @Test
    void the_same_is_dropped_for_the_same_key_and_layer_alone() {
        float[] first = dropped(0.5, "m", rows(8, 1));
        assertThat(dropped(0.5, "m", rows(8, 1))).isEqualTo(first);
        assertThat(dropped(0.5, "other", rows(8, 1))).isNotEqualTo(first);
        assertThat(dropped(0.5, "m", rows(8, 2))).isNotEqualTo(first);
    }

    @Test
    void what_is_dropped_of_a_sample_does_not_depend_on_its_neighbours() {
        float[] alone = dropped(0.5, "m", rows(8, 1));
        float[] behind = dropped(0.5, "m", rows(3, 2), rows(8, 1), rows(5, 3));
        assertThat(Arrays.copyOfRange(behind, 3 * WIDTH, 11 * WIDTH)).isEqualTo(alone);
    }

    @Test
    void a_share_of_nothing_drops_nothing() {
        assertThat(dropped(0, "m", rows(8, 1))).containsOnly(1f);
    }
}
