package org.multispa.training.mixture.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.SeededHash;

final class KeyedPermutationTest {
    @Test
    void every_number_comes_exactly_once() {
        for (int size = 1; size <= 200; size++) {
            expectPermutation(size, size);
        }
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            expectPermutation(1 + random.nextInt(50_000), i);
        }
    }

    private static void expectPermutation(int size, long seed) {
        KeyedPermutation permutation = new KeyedPermutation(size, SeededHash.of(seed));
        BitSet seen = new BitSet(size);
        for (int i = 0; i < size; i++) {
            long at = permutation.at(i);
            assertThat(at).as("size %d, index %d", size, i).isBetween(0L, size - 1L);
            seen.set((int) at);
        }
        assertThat(seen.cardinality()).as("size %d", size).isEqualTo(size);
    }

    @Test
    void another_key_gives_another_order() {
        Set<String> orders = new HashSet<>();
        for (int key = 0; key < 50; key++) {
            KeyedPermutation permutation = new KeyedPermutation(100, SeededHash.of(key));
            orders.add(LongStream.range(0, 100)
                    .map(permutation::at)
                    .boxed()
                    .toList()
                    .toString());
        }
        assertThat(orders).hasSize(50);
    }

    /// Chi-squared of where a number lands, over keys: 16 places have 15 degrees of freedom, of which 45 is
    /// beyond the 1 − 1e-4 quantile.
    @Test
    void a_number_lands_anywhere_with_equal_chance() {
        for (int from : new int[] {0, 1, 7, 15}) {
            int[] counts = new int[16];
            int keys = 8000;
            for (int key = 0; key < keys; key++) {
                counts[(int) new KeyedPermutation(16, SeededHash.of(99).with(key)).at(from)]++;
            }
            double expected = keys / 16.0;
            double sum = 0;
            for (int count : counts) {
                sum += (count - expected) * (count - expected) / expected;
            }
            assertThat(sum).as("number %d", from).isLessThan(45);
        }
    }

    /// A large order has about as many rising steps as falling ones, and neighbours end up far apart.
    @Test
    void neighbours_are_torn_apart() {
        int size = 1_000_003;
        KeyedPermutation permutation = new KeyedPermutation(size, SeededHash.of(5));
        int rising = 0;
        double distance = 0;
        for (int i = 0; i + 1 < 20_000; i++) {
            long here = permutation.at(i);
            long next = permutation.at(i + 1);
            rising += next > here ? 1 : 0;
            distance += Math.abs(next - here);
        }
        assertThat(rising).isBetween(9_700, 10_300);
        assertThat(distance / 20_000 / size).isBetween(0.32, 0.345);
    }

    @Test
    void very_large_sizes_stay_within_bounds() {
        long size = (1L << 60) - 12_345;
        KeyedPermutation permutation = new KeyedPermutation(size, SeededHash.of(2));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(permutation.at(i)).isBetween(0L, size - 1);
            seen.add(permutation.at(i));
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void sizes_and_indexes_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedPermutation(0, SeededHash.of(1)))
                .withMessageContaining("1 to 2^60");
        KeyedPermutation permutation = new KeyedPermutation(10, SeededHash.of(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> permutation.at(10));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> permutation.at(-1));
    }
}
