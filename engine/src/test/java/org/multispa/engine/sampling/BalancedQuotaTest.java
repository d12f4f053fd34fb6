package org.multispa.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalancedQuotaTest {
    private static long[] quotas(long target, long... available) {
        return BalancedQuota.of(target, available).quotas();
    }

    @Test
    void large_bins_share_the_target_evenly_and_the_first_ones_take_the_remainder() {
        assertThat(quotas(12, 100, 90, 80)).containsExactly(4, 4, 4);
        assertThat(quotas(14, 100, 90, 80)).containsExactly(5, 5, 4);
        assertThat(quotas(2, 100, 90, 80)).containsExactly(1, 1, 0);
    }

    @Test
    void what_a_bin_cannot_give_is_asked_of_the_next_larger_one() {
        assertThat(quotas(200, 100, 1, 90, 80)).containsExactly(50, 1, 69, 80);
    }

    @Test
    void an_unfilled_quota_passes_on_until_it_is_used_up() {
        BalancedQuota quota = BalancedQuota.of(40, new long[] {100, 2, 12, 20});

        assertThat(quota.asked()).containsExactly(10, 10, 10, 10);
        assertThat(quota.quotas()).containsExactly(10, 2, 12, 16);
    }

    @Test
    void bins_of_one_size_are_served_in_their_order() {
        assertThat(quotas(9, 1, 5, 5)).containsExactly(1, 5, 3);
    }

    @Test
    void empty_bins_are_asked_for_nothing() {
        BalancedQuota quota = BalancedQuota.of(7, new long[] {0, 50, 0, 50});

        assertThat(quota.asked()).containsExactly(0, 4, 0, 3);
        assertThat(quota.quotas()).containsExactly(0, 4, 0, 3);
    }

    @Test
    void nothing_is_given_where_there_is_nothing() {
        assertThat(BalancedQuota.of(10, new long[0]).total()).isZero();
        assertThat(quotas(10, 0, 0)).containsExactly(0, 0);
        assertThat(quotas(0, 5, 6)).containsExactly(0, 0);
    }

    @Test
    void negative_numbers_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quotas(-1, 5))
                .withMessageContaining("target must not be negative, found -1");
        assertThatIllegalArgumentException().isThrownBy(() -> quotas(1, 5, -2)).withMessageContaining("bin 1 holds -2");
    }

    @Test
    void all_bins_together_give_the_target_or_all_there_is_and_none_gives_more_than_it_has() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            long[] available =
                    random.longs(random.nextInt(12), 0, 1 + random.nextInt(40)).toArray();
            long target = random.nextInt(300);
            BalancedQuota quota = BalancedQuota.of(target, available);

            long sum = Arrays.stream(available).sum();
            assertThat(quota.total()).isEqualTo(Math.min(target, sum));
            if (sum > 0) {
                assertThat(Arrays.stream(quota.asked()).sum()).isEqualTo(target);
            }
            for (int bin = 0; bin < available.length; bin++) {
                assertThat(quota.quotas()[bin]).isBetween(0L, available[bin]);
                assertThat(quota.quotas()[bin]).isGreaterThanOrEqualTo(Math.min(quota.asked()[bin], available[bin]));
            }
        }
    }

    @Test
    void a_larger_target_takes_no_fewer_from_any_bin() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            long[] available = random.longs(1 + random.nextInt(8), 0, 1 + random.nextInt(30))
                    .toArray();
            long[] before = quotas(0, available);
            for (int target = 1; target < 120; target++) {
                long[] now = quotas(target, available);
                for (int bin = 0; bin < now.length; bin++) {
                    assertThat(now[bin]).isGreaterThanOrEqualTo(before[bin]);
                }
                before = now;
            }
        }
    }

    @Test
    void millions_of_members_are_divided_without_overflow() {
        long huge = Long.MAX_VALUE / 4;

        assertThat(quotas(27_000_000_001L, huge, huge, 5)).containsExactly(17_999_999_996L, 9_000_000_000L, 5);
    }
}
