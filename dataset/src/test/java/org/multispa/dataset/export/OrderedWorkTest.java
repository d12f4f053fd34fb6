package org.multispa.dataset.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OrderedWorkTest {
    @Test
    void results_come_in_the_order_of_the_tasks_and_few_are_held() throws IOException {
        Random random = new Random(1);
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();
        OrderedWork.Sink<Integer> sink = result -> {
            alive.decrementAndGet();
            taken.add(result);
        };
        try (OrderedWork<Integer> work = new OrderedWork<>(3, sink)) {
            for (int i = 0; i < 300; i++) {
                int number = i;
                int nanos = random.nextInt(200_000);
                work.submit(() -> {
                    most.accumulateAndGet(alive.incrementAndGet(), Math::max);
                    Thread.sleep(0, nanos);
                    return number;
                });
            }
            work.finish();
        }
        assertThat(taken).hasSize(300).isSorted();
        assertThat(most.get()).isBetween(1, 12);
    }

    @Test
    void a_failing_task_fails_the_whole_with_its_own_exception() {
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(2, _ -> {})) {
                        work.submit(() -> 1);
                        work.submit(() -> {
                            throw new IOException("disk full");
                        });
                        work.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(2, _ -> {})) {
                        work.submit(() -> {
                            throw new IllegalStateException("broken");
                        });
                        work.finish();
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void a_failing_sink_ends_the_work() {
        OrderedWork.Sink<Integer> sink = result -> {
            throw new IOException("cannot take " + result);
        };
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(2, sink)) {
                        for (int i = 0; i < 100; i++) {
                            int number = i;
                            work.submit(() -> number);
                        }
                        work.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("cannot take 0");
    }
}
