package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;

final class ConnectedRanksTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String STANDS = "All ranks end here; the last checkpoint stands";

    @Test
    void three_ranks_do_everything_together_and_the_same_again_in_a_second_run() throws Exception {
        List<List<String>> first = Together.run(3, LONG, Everything::of);
        assertThat(first).allMatch(first.getFirst()::equals);
        assertThat(first.getFirst())
                .contains("numbers [3.0, 3.0, 0.75][]", "sum 0 true", "sum 1 true", "sum 2 true")
                .contains("broadcast [0.0, 100.0]", "broadcast [1.0, 101.0]", "broadcast [2.0, 102.0]")
                .contains("exchange true");
        assertThat(first.getFirst().stream().filter(line -> line.startsWith("gradients ")))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(Together.run(3, LONG, Everything::of)).isEqualTo(first);
    }

    @Test
    void a_rank_that_fails_tells_the_others_why() throws Exception {
        List<List<String>> said = Together.run(3, LONG, ranks -> {
            if (ranks.rank() == 1) {
                ranks.fail("the loss is not a number");
                return List.of("failed");
            }
            ranks.barrier();
            return List.of("went on");
        });
        assertThat(said.get(1)).containsExactly("failed");
        for (int other : new int[] {0, 2}) {
            assertThat(said.get(other))
                    .singleElement()
                    .asString()
                    .startsWith("ended: rank 1 failed: the loss is not a number. " + STANDS);
        }
    }

    @Test
    void a_rank_that_leaves_too_early_is_named() throws Exception {
        List<List<String>> said = Together.run(2, LONG, ranks -> {
            if (ranks.rank() == 0) {
                ranks.barrier();
            }
            return List.of("left");
        });
        assertThat(said.get(0))
                .singleElement()
                .asString()
                .startsWith("ended: rank 1 left the run while rank 0 still waited for it. " + STANDS);
        assertThat(said.get(1)).containsExactly("left");
    }

    @Test
    void work_that_takes_too_long_ends_the_run_for_all() throws Exception {
        List<List<String>> said = Together.run(2, Duration.ofSeconds(2), ranks -> {
            if (ranks.rank() == 1) {
                Thread.sleep(Duration.ofSeconds(4));
            }
            ranks.barrier();
            return List.of("met");
        });
        assertThat(said)
                .allSatisfy(lines -> assertThat(lines)
                        .singleElement()
                        .asString()
                        .startsWith("ended: rank 0 waited 2.0 seconds in vain for the others")
                        .contains("MULTISPA_RANK_TIMEOUT"));
    }

    @Test
    void ranks_that_never_come_are_named() throws Exception {
        int port = Ports.free();
        Duration timeout = Duration.ofSeconds(2);
        List<List<String>> said = Together.run(List.of(
                Together.rank(0, 4, port, timeout, ranks -> List.of("met")),
                Together.rank(1, 4, port, timeout, ranks -> List.of("met"))));
        assertThat(said.getFirst())
                .containsExactly("ended: rank 0 of 4: waited 2.0 seconds at 127.0.0.1:" + port
                        + " in vain for rank 2, 3; in a Slurm batch script, srun starts all of them");
        assertThat(said.getLast()).singleElement().asString().startsWith("ended: rank 1 ");
    }

    @Test
    void without_the_first_rank_the_others_give_up() throws Exception {
        int port = Ports.free();
        List<List<String>> said =
                Together.run(List.of(Together.rank(1, 2, port, Duration.ofSeconds(1), ranks -> List.of("met"))));
        assertThat(said.getFirst())
                .singleElement()
                .asString()
                .startsWith("ended: rank 1 of 2: found no rank 0 at 127.0.0.1:" + port + " within 1.0 seconds");
    }

    @Test
    void a_place_is_taken_once_and_all_expect_the_same_run() throws Exception {
        int port = Ports.free();
        Duration timeout = Duration.ofSeconds(3);
        List<List<String>> said = Together.run(List.of(
                Together.rank(0, 3, port, timeout, ranks -> List.of("met")),
                later(Together.rank(0, 3, port, timeout, ranks -> List.of("met"))),
                later(Together.rank(1, 2, port, timeout, ranks -> List.of("met")))));
        assertThat(said.get(1))
                .singleElement()
                .asString()
                .startsWith("ended: rank 0 of 3: cannot listen at port " + port)
                .contains("MASTER_PORT");
        assertThat(said.get(2))
                .containsExactly("ended: rank 1 of 2: expects 2 ranks by Gloo, but another rank at 127.0.0.1:" + port
                        + " expects 3 ranks by Gloo; start all with the same WORLD_SIZE and device");
    }

    @Test
    void two_processes_cannot_be_the_same_rank() throws Exception {
        int port = Ports.free();
        Duration timeout = Duration.ofSeconds(3);
        List<List<String>> said = Together.run(List.of(
                Together.rank(0, 3, port, timeout, ranks -> List.of("met")),
                Together.rank(1, 3, port, timeout, ranks -> List.of("met")),
                Together.rank(1, 3, port, timeout, ranks -> List.of("met"))));
        assertThat(said.stream().flatMap(List::stream))
                .filteredOn(line ->
                        line.startsWith("ended: rank 1 of 3: such a rank is there already at 127.0.0.1:" + port))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_sent_is_refused() throws Exception {
        List<List<String>> said = Together.run(2, LONG, ranks -> {
            Tensor across = Torch.ofFloats(new float[6], 2, 3).t();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ranks.sum(across))
                    .withMessageContaining("[3, 2]");
            assertThatIllegalArgumentException().isThrownBy(() -> ranks.broadcast(Torch.ofFloats(new float[1], 1), 2));
            ranks.close();
            ranks.close();
            assertThatIllegalStateException().isThrownBy(ranks::barrier);
            return List.of("refused");
        });
        assertThat(said).containsOnly(List.of("refused"));
    }

    @Test
    void one_process_needs_nobody() {
        try (Ranks ranks = Ranks.join(RankSettings.alone(), Torch.device("cpu"))) {
            Tensor tensor = Torch.ofFloats(new float[] {1, 2}, 2);
            Pending pending = ranks.sum(tensor);
            assertThat(pending.done()).isTrue();
            pending.await();
            ranks.broadcast(tensor, 0);
            ranks.barrier();
            assertThat(Torch.toFloats(tensor)).containsExactly(1, 2);
            assertThat(ranks.sum(3, 4)).containsExactly(3, 4);
            assertThat(ranks.first()).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> ranks.broadcast(tensor, 1));
        }
    }

    private static <T> Callable<T> later(Callable<T> one) {
        return () -> {
            Thread.sleep(Duration.ofSeconds(1));
            return one.call();
        };
    }
}
