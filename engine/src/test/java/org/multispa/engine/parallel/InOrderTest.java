package org.multispa.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InOrderTest {
    @Test
    void pieces_come_in_order_from_any_number_of_threads() throws IOException {
        for (int threads = 0; threads < 9; threads++) {
            List<Integer> taken = new ArrayList<>();
            InOrder.run(500, threads, i -> i * i, taken::add);
            assertThat(taken)
                    .isEqualTo(IntStream.range(0, 500).map(i -> i * i).boxed().toList());
        }
    }

    @Test
    void the_first_failure_ends_the_run() {
        for (int threads : new int[] {1, 3}) {
            List<Integer> taken = new ArrayList<>();
            assertThatThrownBy(() -> InOrder.run(
                            100,
                            threads,
                            i -> {
                                if (i == 7) {
                                    throw new IllegalStateException("piece 7");
                                }
                                return i;
                            },
                            taken::add))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("piece 7");
            assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void a_sink_that_fails_ends_the_run() {
        assertThatIOException()
                .isThrownBy(() -> InOrder.run(50, 4, i -> i, i -> {
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
    }

    @Test
    void only_a_few_pieces_wait_for_a_slow_sink() throws IOException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        InOrder.run(200, 3, _ -> made.incrementAndGet(), _ -> {
            most.accumulateAndGet(made.get() - taken.incrementAndGet(), Math::max);
            Thread.onSpinWait();
        });
        assertThat(taken).hasValue(200);
        assertThat(most).hasValueLessThanOrEqualTo(12);
    }

    @Test
    void after_a_failure_no_piece_runs_any_more() {
        AtomicInteger running = new AtomicInteger();
        assertThatThrownBy(() -> InOrder.run(
                        64,
                        4,
                        i -> {
                            running.incrementAndGet();
                            try {
                                if (i == 0) {
                                    throw new IllegalStateException("piece 0");
                                }
                                return i;
                            } finally {
                                running.decrementAndGet();
                            }
                        },
                        _ -> {}))
                .hasMessage("piece 0");
        assertThat(running).hasValue(0);
    }
}
