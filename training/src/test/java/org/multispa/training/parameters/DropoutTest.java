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
    void about_its_share_is_dropped_and_the_rest_is_to_be_scaled_up() {
        for (double share : new double[] {0.05, 0.3, 0.8}) {
            float[] values = dropped(share, "m", rows(4_000, 1));
            double kept = 0;
            for (float value : values) {
                assertThat(value).isIn(0f, 1f);
                kept += value;
            }
            assertThat(kept / values.length).isCloseTo(1 - share, within(0.006));
            Dropout dropout = new Dropout(share);
            assertThat(dropout.scaling()).isEqualTo(1);
            dropout.begin(List.of(rows(1, 1)));
            assertThat(dropout.scaling() * (1 - share)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void rows_and_columns_are_dropped_independently() {
        float[] values = dropped(0.5, "m", rows(4_000, 1));
        for (int lag : new int[] {1, 2, 3, 4, WIDTH - 1, WIDTH, WIDTH + 1}) {
            double same = 0;
            for (int i = lag; i < values.length; i++) {
                same += values[i] == values[i - lag] ? 1 : 0;
            }
            assertThat(same / (values.length - lag)).as("lag %d", lag).isCloseTo(0.5, within(0.01));
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
    void what_is_dropped_of_some_rows_is_what_is_dropped_of_them_among_all() {
        float[] all = dropped(0.5, "m", rows(3, 2), rows(8, 1), rows(5, 3));
        Dropout dropout = new Dropout(0.5);
        dropout.begin(List.of(rows(3, 2), rows(8, 1), rows(5, 3)));
        for (int[] range : new int[][] {{0, 2}, {2, 9}, {3, 11}, {4, 6}, {10, 16}, {15, 16}}) {
            dropout.from(range[0]);
            assertThat(Torch.toFloats(dropout.apply(ones(range[1] - range[0]), "m")))
                    .isEqualTo(Arrays.copyOfRange(all, range[0] * WIDTH, range[1] * WIDTH));
        }
    }

    @Test
    void a_share_of_nothing_drops_nothing() {
        assertThat(dropped(0, "m", rows(8, 1))).containsOnly(1f);
    }
}
