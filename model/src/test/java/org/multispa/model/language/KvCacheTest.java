package org.multispa.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.torch.Torch;

final class KvCacheTest {
    private static final int HEADS = 2;
    private static final int WIDTH = 3;

    @Test
    void it_gives_back_everything_put_in_however_often_it_grows() {
        Random random = new Random(1);
        float[][][] all = new float[2][400][];
        try (KvCache cache = new KvCache()) {
            int length = 0;
            while (length < 390) {
                int rows = length == 0 ? 9 : 1;
                for (int layer = 0; layer < 2; layer++) {
                    try (PointerScope _ = new PointerScope()) {
                        float[] added = Plain.gaussian(random, HEADS * rows * WIDTH, 1);
                        keep(all[layer], added, length, rows);
                        Tensor key = Torch.ofFloats(added, HEADS, rows, WIDTH);
                        KvCache.Layer stored = cache.append(layer, key, key.neg());
                        assertThat(Torch.shape(stored.keys())).containsExactly(HEADS, length + rows, WIDTH);
                        float[] expected = expected(all[layer], length + rows);
                        assertThat(Torch.toFloats(stored.keys())).isEqualTo(expected);
                        assertThat(Torch.toFloats(stored.values().neg())).isEqualTo(expected);
                    }
                }
                cache.advance(rows);
                length += rows;
                assertThat(cache.length()).isEqualTo(length);
            }
        }
    }

    private static void keep(float[][] rows, float[] added, int from, int count) {
        for (int row = 0; row < count; row++) {
            rows[from + row] = new float[HEADS * WIDTH];
            for (int head = 0; head < HEADS; head++) {
                System.arraycopy(added, (head * count + row) * WIDTH, rows[from + row], head * WIDTH, WIDTH);
            }
        }
    }

    private static float[] expected(float[][] rows, int length) {
        float[] expected = new float[HEADS * length * WIDTH];
        for (int head = 0; head < HEADS; head++) {
            for (int row = 0; row < length; row++) {
                System.arraycopy(rows[row], head * WIDTH, expected, (head * length + row) * WIDTH, WIDTH);
            }
        }
        return expected;
    }

    @Test
    void rows_that_were_not_counted_are_written_over() {
        try (KvCache cache = new KvCache();
                PointerScope _ = new PointerScope()) {
            Tensor lost = Torch.ofFloats(new float[] {1, 2, 3}, 1, 1, 3);
            Tensor kept = Torch.ofFloats(new float[] {4, 5, 6}, 1, 1, 3);
            cache.append(0, lost, lost);
            KvCache.Layer stored = cache.append(0, kept, kept);
            assertThat(Torch.toFloats(stored.keys())).containsExactly(4, 5, 6);
        }
    }

    @Test
    void closing_frees_what_it_held() {
        long before = Pointer.totalCount();
        for (int round = 0; round < 5; round++) {
            try (KvCache cache = new KvCache()) {
                for (int i = 0; i < 200; i++) {
                    try (PointerScope _ = new PointerScope()) {
                        Tensor row = Torch.ofFloats(new float[6], 2, 1, 3);
                        for (int layer = 0; layer < 3; layer++) {
                            cache.append(layer, row, row);
                        }
                    }
                    cache.advance(1);
                }
                assertThat(Pointer.totalCount()).isGreaterThan(before);
            }
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void an_empty_cache_can_be_closed() {
        KvCache cache = new KvCache();
        assertThat(cache.length()).isZero();
        cache.close();
    }
}
