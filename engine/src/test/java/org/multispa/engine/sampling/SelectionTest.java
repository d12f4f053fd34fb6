package org.multispa.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.SeededHash;

class SelectionTest {
    /// Sorted as unsigned numbers.
    private static long[] sorted(long[] hashes) {
        return Arrays.stream(hashes)
                .map(hash -> hash ^ Long.MIN_VALUE)
                .sorted()
                .map(hash -> hash ^ Long.MIN_VALUE)
                .toArray();
    }

    private static long taken(Cut cut, long[] hashes) {
        return Arrays.stream(hashes).filter(cut::takes).count();
    }

    @Test
    void exactly_the_lowest_hashes_are_taken_for_every_quota() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            long[] hashes = random.longs(1 + random.nextInt(200)).toArray();
            long[] ranked = sorted(hashes);
            for (int quota = 0; quota <= hashes.length; quota++) {
                Cut cut = Selection.threshold(hashes.clone(), hashes.length, quota);

                assertThat(taken(cut, hashes)).isEqualTo(quota);
                for (int i = 0; i < ranked.length; i++) {
                    assertThat(cut.takes(ranked[i])).isEqualTo(i < quota);
                }
            }
        }
    }

    @Test
    void hashes_with_the_highest_bit_set_are_the_largest() {
        Cut cut = Selection.threshold(new long[] {-1, Long.MIN_VALUE, 1, Long.MAX_VALUE}, 4, 2);

        assertThat(cut).isEqualTo(Cut.at(Long.MAX_VALUE));
        assertThat(cut.takes(1)).isTrue();
        assertThat(cut.takes(Long.MIN_VALUE)).isFalse();
    }

    @Test
    void members_that_share_the_hash_at_the_cut_are_all_taken() {
        long[] hashes = {7, 3, 3, 9, 3, 1};
        Cut cut = Selection.threshold(hashes.clone(), hashes.length, 2);

        assertThat(cut).isEqualTo(Cut.at(3));
        assertThat(taken(cut, hashes)).isEqualTo(4);
    }

    @Test
    void the_order_of_the_hashes_does_not_matter() {
        long[] rising = LongStream.range(0, 10_000).toArray();
        long[] falling = LongStream.range(0, 10_000).map(i -> 9_999 - i).toArray();
        long[] equal = new long[10_000];
        long[] stirred =
                LongStream.range(0, 10_000).map(i -> i * 7_919 % 10_000).toArray();

        for (long[] hashes : new long[][] {rising, falling, stirred}) {
            assertThat(Selection.threshold(hashes.clone(), hashes.length, 4_321))
                    .isEqualTo(Cut.at(4_320));
        }
        assertThat(Selection.threshold(equal, equal.length, 4_321)).isEqualTo(Cut.at(0));
    }

    @Test
    void only_the_first_hashes_of_the_array_count() {
        assertThat(Selection.threshold(new long[] {50, 40, 30, 1, 2}, 3, 1)).isEqualTo(Cut.at(30));
    }

    @Test
    void a_quota_of_nothing_takes_nothing_and_one_beyond_the_bin_takes_all() {
        assertThat(Selection.threshold(new long[] {0, 5}, 2, 0)).isEqualTo(Cut.NONE);
        assertThat(Selection.threshold(new long[0], 0, 0)).isEqualTo(Cut.NONE);
        assertThat(Selection.threshold(new long[] {0, 5}, 2, 2)).isEqualTo(Cut.ALL);
        assertThat(Selection.threshold(new long[] {0, 5}, 2, Long.MAX_VALUE)).isEqualTo(Cut.ALL);
        for (long hash : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertThat(Cut.NONE.takes(hash)).isFalse();
            assertThat(Cut.ALL.takes(hash)).isTrue();
        }
    }

    @Test
    void impossible_requests_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.threshold(new long[2], 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.threshold(new long[2], -1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.threshold(new long[2], 2, -1))
                .withMessageContaining("-1 of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut(true, true, 0));
    }

    @Test
    void a_stream_of_hashes_gives_the_same_cut_as_all_of_them_at_once() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            long[] hashes = random.longs(random.nextInt(2_000)).toArray();
            int quota = random.nextInt(1 + random.nextInt(1_000));
            LowestHashes lowest = new LowestHashes(quota);
            for (int i = 0; i < hashes.length; i++) {
                lowest.add(hashes[i]);
                if (i % 97 == 0) {
                    assertThat(lowest.cut()).isEqualTo(Selection.threshold(Arrays.copyOf(hashes, i + 1), i + 1, quota));
                }
            }

            assertThat(lowest.given()).isEqualTo(hashes.length);
            assertThat(lowest.cut()).isEqualTo(Selection.threshold(hashes, hashes.length, quota));
        }
    }

    @Test
    void streams_split_over_workers_give_the_same_cut() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            long[] hashes = random.longs(1 + random.nextInt(3_000)).toArray();
            int quota = random.nextInt(200);
            LowestHashes[] workers = new LowestHashes[1 + random.nextInt(5)];
            Arrays.setAll(workers, w -> new LowestHashes(quota));
            for (long hash : hashes) {
                workers[random.nextInt(workers.length)].add(hash);
            }
            LowestHashes all = new LowestHashes(quota);
            for (LowestHashes worker : workers) {
                all.addAll(worker);
            }

            assertThat(all.given()).isEqualTo(hashes.length);
            assertThat(all.cut()).isEqualTo(Selection.threshold(hashes, hashes.length, quota));
        }
    }

    @Test
    void many_equal_hashes_do_not_pile_up_into_a_wrong_cut() {
        LowestHashes lowest = new LowestHashes(20);
        for (int i = 0; i < 1_000; i++) {
            lowest.add(i % 2 == 0 ? 5 : 900 + i);
        }

        assertThat(lowest.cut()).isEqualTo(Cut.at(5));
    }

    @Test
    void bins_of_different_quotas_cannot_be_joined() {
        LowestHashes three = new LowestHashes(3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.addAll(new LowestHashes(4)))
                .withMessageContaining("3 and 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new LowestHashes(-1));
    }

    @Test
    void growing_a_bin_by_other_members_only_ever_replaces_the_highest() {
        long[] few = LongStream.range(0, 500)
                .map(i -> SeededHash.of(1).with(i).value())
                .toArray();
        long[] many = LongStream.range(0, 800)
                .map(i -> SeededHash.of(1).with(i).value())
                .toArray();
        Cut before = Selection.threshold(few.clone(), few.length, 100);
        Cut after = Selection.threshold(many, many.length, 100);

        assertThat(Arrays.stream(few).filter(after::takes).allMatch(before::takes))
                .isTrue();
    }
}
