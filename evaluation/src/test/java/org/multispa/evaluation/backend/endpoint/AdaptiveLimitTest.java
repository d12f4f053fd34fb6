package org.multispa.evaluation.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.multispa.evaluation.backend.endpoint.AdaptiveLimit.Permit;

final class AdaptiveLimitTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SetPace pace = new SetPace();

    /// As many as there may be go out, take a time and are answered.
    private void round(AdaptiveLimit limit, Duration time) throws InterruptedException {
        List<Permit> permits = fill(limit);
        pace.pass(time);
        permits.forEach(limit::answered);
    }

    private static List<Permit> fill(AdaptiveLimit limit) throws InterruptedException {
        List<Permit> permits = new ArrayList<>();
        for (int i = limit.limit() - limit.underWay(); i > 0; i--) {
            permits.add(limit.acquire());
        }
        return permits;
    }

    @Test
    void answers_to_a_full_server_let_it_grow_up_to_the_most_and_no_further() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(50, pace);
        assertThat(limit.limit()).isEqualTo(4);
        for (int i = 0; i < 100; i++) {
            round(limit, SECOND);
        }
        assertThat(limit.limit()).isEqualTo(50);
        assertThat(new AdaptiveLimit(2, pace).limit()).isEqualTo(2);
    }

    @Test
    void requests_one_at_a_time_teach_nothing_about_more() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(50, pace);
        for (int i = 0; i < 100; i++) {
            Permit one = limit.acquire();
            pace.pass(SECOND);
            limit.answered(one);
        }
        assertThat(limit.limit()).isEqualTo(4);
    }

    @Test
    void trouble_of_requests_that_were_under_way_together_halves_it_once() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(64, pace);
        while (limit.limit() < 64) {
            round(limit, SECOND);
        }
        List<Permit> storm = fill(limit);
        storm.forEach(permit -> limit.troubled(permit, Optional.empty()));
        assertThat(limit.limit()).isEqualTo(32);
        fill(limit).forEach(permit -> limit.troubled(permit, Optional.empty()));
        assertThat(limit.limit()).isEqualTo(16);
        for (int i = 0; i < 20; i++) {
            fill(limit).forEach(permit -> limit.troubled(permit, Optional.empty()));
        }
        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void after_trouble_it_grows_by_one_a_round() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(64, pace);
        while (limit.limit() < 32) {
            round(limit, SECOND);
        }
        fill(limit).forEach(permit -> limit.troubled(permit, Optional.empty()));
        int before = limit.limit();
        for (int i = 1; i <= 10; i++) {
            round(limit, SECOND);
            assertThat(limit.limit()).isBetween(before, before + i);
        }
        for (int i = 0; i < 20; i++) {
            round(limit, SECOND);
        }
        assertThat(limit.limit()).isGreaterThan(before + 5);
    }

    @Test
    void answers_that_take_several_times_as_long_stop_growth_and_then_shrink_it() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(1000, pace);
        for (int i = 0; i < 4; i++) {
            round(limit, SECOND);
        }
        int grown = limit.limit();
        for (int i = 0; i < 2; i++) {
            round(limit, Duration.ofSeconds(5));
        }
        assertThat(limit.limit()).isBetween(grown, 2 * grown);
        int slow = limit.limit();
        for (int i = 0; i < 3; i++) {
            round(limit, Duration.ofSeconds(60));
        }
        assertThat(limit.limit()).isLessThan(slow);
    }

    @Test
    void a_server_that_became_slower_for_good_is_not_held_to_its_best_times_for_ever() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(30, pace);
        for (int i = 0; i < 3; i++) {
            round(limit, SECOND);
        }
        for (int i = 0; i < 800; i++) {
            round(limit, Duration.ofSeconds(20));
        }
        assertThat(limit.limit()).isEqualTo(30);
    }

    @Test
    void nothing_goes_out_while_the_server_asks_to_wait() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(8, pace);
        limit.troubled(limit.acquire(), Optional.of(Duration.ofSeconds(30)));
        Permit next = limit.acquire();
        assertThat(pace.slept()).containsExactly(Duration.ofSeconds(30));
        assertThat(next.begun()).isEqualTo(Duration.ofSeconds(30).toNanos());
        limit.acquire();
        assertThat(pace.slept()).hasSize(1);
    }

    @Test
    void of_several_wishes_to_wait_the_longest_counts() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(8, pace);
        List<Permit> permits = fill(limit);
        limit.troubled(permits.get(0), Optional.of(Duration.ofSeconds(5)));
        limit.troubled(permits.get(1), Optional.of(Duration.ofSeconds(20)));
        limit.troubled(permits.get(2), Optional.of(Duration.ofSeconds(1)));
        limit.troubled(permits.get(3), Optional.empty());
        limit.acquire();
        assertThat(pace.slept()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void whatever_happens_it_stays_between_one_and_the_most_and_is_never_exceeded() throws InterruptedException {
        Random random = new Random(4);
        for (int run = 0; run < 50; run++) {
            int most = 1 + random.nextInt(60);
            AdaptiveLimit limit = new AdaptiveLimit(most, pace);
            List<Permit> open = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                if (limit.underWay() < limit.limit() && random.nextInt(3) > 0) {
                    open.add(limit.acquire());
                    assertThat(limit.underWay()).isLessThanOrEqualTo(limit.limit());
                } else if (!open.isEmpty()) {
                    pace.pass(Duration.ofMillis(random.nextInt(3000)));
                    end(limit, open.remove(random.nextInt(open.size())), random);
                }
                assertThat(limit.limit()).isBetween(1, most);
                assertThat(limit.underWay()).isEqualTo(open.size());
            }
        }
    }

    private static void end(AdaptiveLimit limit, Permit permit, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> limit.troubled(permit, Optional.empty());
            case 1 -> limit.troubled(permit, Optional.of(Duration.ofMillis(random.nextInt(100))));
            case 2 -> limit.ended();
            default -> limit.answered(permit);
        }
    }

    @Test
    void threads_wait_for_each_other_and_none_is_forgotten() throws Exception {
        AdaptiveLimit limit = new AdaptiveLimit(5, Pace.REAL);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    begin.await();
                    Permit permit = limit.acquire();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(0, 1000);
                    inside.decrementAndGet();
                    if (number % 10 == 0) {
                        limit.troubled(permit, Optional.empty());
                    } else {
                        limit.answered(permit);
                    }
                    return permit;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(most.get()).isBetween(1, 5);
        assertThat(limit.underWay()).isZero();
    }
}
