package org.multispa.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParallelTest {
    private static final int[] THREADS = {1, 2, 7, 100};

    @Test
    void results_come_in_the_order_of_the_pieces_for_any_number_of_threads() {
        List<Integer> expected = IntStream.range(0, 50).map(i -> i * i).boxed().toList();
        for (int threads : THREADS) {
            assertThat(Parallel.map(50, threads, i -> i * i)).isEqualTo(expected);
        }
    }

    /// The first piece ends only after the last one has: an order of arrival would be the reverse.
    @Test
    void a_piece_that_ends_late_keeps_its_place() {
        CountDownLatch lastEnded = new CountDownLatch(1);
        List<String> results = Parallel.map(2, 2, i -> {
            if (i == 0) {
                await(lastEnded);
            } else {
                lastEnded.countDown();
            }
            return "piece " + i;
        });
        assertThat(results).containsExactly("piece 0", "piece 1");
    }

    @Test
    void no_piece_gives_no_result() {
        for (int threads : THREADS) {
            assertThat(Parallel.map(0, threads, i -> i)).isEmpty();
        }
    }

    @Test
    void one_thread_is_the_callers_own() {
        assertThat(Parallel.map(3, 1, _ -> Thread.currentThread())).containsOnly(Thread.currentThread());
    }

    @Test
    void every_piece_is_done_once() {
        for (int threads : THREADS) {
            List<AtomicInteger> times =
                    IntStream.range(0, 200).mapToObj(_ -> new AtomicInteger()).toList();
            Parallel.map(200, threads, i -> times.get(i).incrementAndGet());
            assertThat(times).allSatisfy(count -> assertThat(count).hasValue(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void the_failure_of_the_first_piece_that_fails_is_thrown_again_as_it_was(int threads) {
        IllegalArgumentException first = new IllegalArgumentException("piece 3");
        assertThatThrownBy(() -> Parallel.map(10, threads, i -> {
                    if (i == 3) {
                        throw first;
                    }
                    if (i > 3) {
                        throw new IllegalStateException("piece " + i);
                    }
                    return i;
                }))
                .isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void an_error_is_thrown_again_as_it_was(int threads) {
        AssertionError error = new AssertionError("broken");
        assertThatThrownBy(() -> Parallel.map(5, threads, i -> {
                    if (i == 2) {
                        throw error;
                    }
                    return i;
                }))
                .isSameAs(error);
    }

    @Test
    void after_a_failure_no_other_piece_runs_any_more() {
        AtomicInteger running = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.map(64, 4, i -> {
                    running.incrementAndGet();
                    try {
                        if (i == 0) {
                            throw new IllegalStateException("piece 0");
                        }
                        return i;
                    } finally {
                        running.decrementAndGet();
                    }
                }))
                .hasMessage("piece 0");
        assertThat(running).hasValue(0);
    }

    @Test
    void an_interrupted_caller_stops_the_pieces_and_stays_interrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger stopped = new AtomicInteger();
        AtomicBoolean flag = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing was thrown"));
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                Parallel.map(2, 2, i -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        stopped.incrementAndGet();
                    }
                    return i;
                });
            } catch (IllegalStateException e) {
                thrown.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag).isTrue();
        assertThat(stopped).hasValue(2);
    }

    @Test
    void pieces_may_be_given_out_in_pieces_again() {
        List<List<Integer>> nested = Parallel.map(4, 2, i -> new ArrayList<>(Parallel.map(3, 2, j -> 10 * i + j)));
        assertThat(nested)
                .containsExactly(List.of(0, 1, 2), List.of(10, 11, 12), List.of(20, 21, 22), List.of(30, 31, 32));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
