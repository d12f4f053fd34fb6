package org.multispa.model.tokens.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BpeMergerTest {
    /// The rule as it is said: look through all neighbours, merge the lowest rank, the leftmost among equals,
    /// again.
    private static int[] plainly(int[] symbols, PairTable pairs) {
        List<Integer> left = new ArrayList<>(Arrays.stream(symbols).boxed().toList());
        while (true) {
            int best = -1;
            long merge = PairTable.NONE;
            for (int i = 0; i + 1 < left.size(); i++) {
                long one = pairs.get(left.get(i), left.get(i + 1));
                if (one != PairTable.NONE && (best < 0 || PairTable.rank(one) < PairTable.rank(merge))) {
                    best = i;
                    merge = one;
                }
            }
            if (best < 0) {
                return left.stream().mapToInt(symbol -> symbol).toArray();
            }
            left.set(best, PairTable.merged(merge));
            left.subList(best + 1, best + 2).clear();
        }
    }

    private static int[] merged(int[] symbols, PairTable pairs) {
        IntList out = new IntList();
        BpeMerger.merge(symbols.clone(), pairs, out);
        return out.toArray();
    }

    @Test
    void random_merges_come_out_as_the_rule_says_also_where_ranks_are_equal() {
        Random random = new Random(21);
        for (int round = 0; round < 2000; round++) {
            int letters = 1 + random.nextInt(4);
            int ranks = 1 + random.nextInt(8);
            PairTable pairs = new PairTable();
            for (int i = random.nextInt(30); i > 0; i--) {
                int symbols = 12;
                pairs.put(
                        random.nextInt(symbols),
                        random.nextInt(symbols),
                        random.nextInt(ranks),
                        letters + random.nextInt(symbols));
            }
            int[] text = random.ints(random.nextInt(40), 0, letters).toArray();
            assertThat(merged(text, pairs)).isEqualTo(plainly(text, pairs));
        }
    }

    @Test
    void equal_pairs_are_merged_from_the_left() {
        PairTable pairs = new PairTable();
        pairs.put(0, 0, 0, 1);
        assertThat(merged(new int[] {0, 0, 0, 0, 0}, pairs)).containsExactly(1, 1, 0);
    }

    @Test
    void nothing_and_a_single_symbol_stay_as_they_are() {
        assertThat(merged(new int[0], new PairTable())).isEmpty();
        assertThat(merged(new int[] {7}, new PairTable())).containsExactly(7);
    }

    @Test
    void a_table_of_pairs_holds_what_was_put_first() {
        Random random = new Random(22);
        PairTable pairs = new PairTable();
        Map<List<Integer>, List<Integer>> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int spread = i % 2 == 0 ? 100 : Integer.MAX_VALUE;
            List<Integer> key = List.of(random.nextInt(spread), random.nextInt(spread));
            List<Integer> value = List.of(random.nextInt(Integer.MAX_VALUE), random.nextInt(Integer.MAX_VALUE));
            boolean isNew = expected.putIfAbsent(key, value) == null;
            assertThat(pairs.put(key.get(0), key.get(1), value.get(0), value.get(1)))
                    .isEqualTo(isNew);
        }
        assertThat(pairs.size()).isEqualTo(expected.size());
        expected.forEach((key, value) -> {
            long merge = pairs.get(key.get(0), key.get(1));
            assertThat(List.of(PairTable.rank(merge), PairTable.merged(merge))).isEqualTo(value);
        });
        assertThat(pairs.get(Integer.MAX_VALUE, 0)).isEqualTo(PairTable.NONE);
    }

    @Test
    void a_heap_gives_the_smallest_first() {
        Random random = new Random(23);
        for (int round = 0; round < 200; round++) {
            long[] values = random.longs(random.nextInt(60), 0, 50).toArray();
            LongHeap heap = new LongHeap(0);
            Arrays.stream(values).forEach(heap::add);
            List<Long> sorted = new ArrayList<>();
            while (!heap.isEmpty()) {
                sorted.add(heap.remove());
            }
            assertThat(sorted).isEqualTo(Arrays.stream(values).sorted().boxed().collect(Collectors.toList()));
        }
    }

    @Test
    void a_list_of_ints_grows_by_one_and_by_many() {
        IntList list = new IntList();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            list.add(i);
            expected.add(i);
            list.addAll(new int[] {-i, i * i});
            expected.addAll(List.of(-i, i * i));
        }
        assertThat(list.toArray()).containsExactly(expected.toArray(Integer[]::new));
        assertThat(list.size()).isEqualTo(600);
    }
}
