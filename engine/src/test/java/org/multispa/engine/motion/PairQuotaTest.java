package org.multispa.engine.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairQuotaTest {
    @Test
    void binsAreEqualPartsOfThePointsOwnRange() {
        assertThat(PairQuota.bins(new double[] {1, 1.09, 1.11, 1.5, 1.99, 2})).containsExactly(0, 0, 1, 5, 9, 9);
        assertThat(PairQuota.bins(new double[] {0.3, 0.3, 0.3})).containsExactly(0, 0, 0);
        assertThat(PairQuota.bins(new double[0])).isEmpty();
    }

    @Test
    void aBinGivesAsManyPairsAsTheMiddleOneOfAllTenBySize() {
        int[] sizes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(PairQuota.quota(binsOf(sizes), 30)).isEqualTo(6);
        assertThat(PairQuota.quota(binsOf(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), 30)).isEqualTo(6);
        assertThat(PairQuota.quota(binsOf(sizes), 4)).isEqualTo(4);
        assertThat(PairQuota.quota(binsOf(sizes), 1)).isEqualTo(1);
        assertThat(PairQuota.quota(binsOf(100, 100, 100, 100, 100, 100), 30)).isEqualTo(30);
        assertThat(PairQuota.quota(binsOf(100, 100, 100, 100, 100), 30)).isEqualTo(30);
        assertThat(PairQuota.quota(binsOf(100, 100, 100, 100), 30)).isEqualTo(1);
        assertThat(PairQuota.quota(binsOf(0), 30)).isEqualTo(1);
    }

    @Test
    void everyBinGivesItsQuotaOrAllItHasAndTheLowestHashes() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int pairs = random.nextInt(300);
            double[] metres = random.doubles(pairs).map(d -> d * d).toArray();
            long[] hashes = random.longs(pairs).toArray();
            int most = 1 + random.nextInt(40);

            int[] chosen = PairQuota.choose(metres, hashes, most);

            int[] bins = PairQuota.bins(metres);
            int quota = PairQuota.quota(bins, most);
            List<Integer> expected = new ArrayList<>();
            for (int bin = 0; bin < PairQuota.BINS; bin++) {
                int wanted = bin;
                IntStream.range(0, pairs)
                        .filter(i -> bins[i] == wanted)
                        .boxed()
                        .sorted((a, b) -> Long.compareUnsigned(hashes[a], hashes[b]))
                        .limit(quota)
                        .forEach(expected::add);
            }
            assertThat(Arrays.stream(chosen).boxed()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(chosen).isSorted();
        }
    }

    private static int[] binsOf(int... sizes) {
        return IntStream.range(0, sizes.length)
                .flatMap(bin -> IntStream.range(0, sizes[bin]).map(i -> bin))
                .toArray();
    }
}
