package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RankProcessesTest {
    @Test
    void two_processes_do_everything_together() throws Exception {
        try (Processes ranks = Processes.start(2, "everything")) {
            for (Processes.One rank : ranks.all()) {
                assertThat(rank.code()).as(rank::text).isZero();
                assertThat(rank.lines())
                        .isEqualTo(ranks.get(0).lines())
                        .contains("numbers [2.0, 1.0, 0.5][]", "sum 0 true", "sum 1 true", "sum 2 true")
                        .contains("broadcast [0.0, 100.0]", "broadcast [1.0, 101.0]", "exchange true");
            }
        }
    }

    @Test
    void when_a_rank_is_killed_the_others_end_and_say_which() throws Exception {
        try (Processes ranks = Processes.start(3, "go on")) {
            ranks.get(0).awaitLine("adding");
            ranks.get(2).process().destroyForcibly();
            for (int rank = 0; rank < 2; rank++) {
                assertThat(ranks.get(rank).code()).isEqualTo(1);
                assertThat(ranks.get(rank).text())
                        .contains("ended: rank 2 is lost", "no sign of life", "the last checkpoint stands");
            }
        }
    }

    @Test
    void when_the_first_rank_is_killed_the_others_end_and_say_so() throws Exception {
        try (Processes ranks = Processes.start(2, "go on")) {
            ranks.get(1).awaitLine("adding");
            ranks.get(0).process().destroyForcibly();
            assertThat(ranks.get(1).code()).isEqualTo(1);
            assertThat(ranks.get(1).text())
                    .contains("ended: rank 0 is lost: nothing answers at 127.0.0.1:", "the last checkpoint stands");
        }
    }
}
