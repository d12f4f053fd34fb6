package org.multispa.training.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LaunchPlanTest {
    @Test
    void processes_share_the_cores() {
        for (int[] expected : new int[][] {{16, 1, 16}, {16, 4, 4}, {16, 5, 3}, {2, 8, 1}}) {
            assertThat(plan(expected[1], 1, 0, "h", 1).environment(0, expected[0], Map.of()))
                    .containsEntry("OMP_NUM_THREADS", String.valueOf(expected[2]));
        }
    }

    @Test
    void what_the_environment_names_itself_stays() {
        Map<String, String> inherited = Map.of("OMP_NUM_THREADS", "7", "TORCH_CPP_LOG_LEVEL", "INFO", "RANK", "9");
        assertThat(plan(2, 1, 0, "h", 1).environment(1, 16, inherited))
                .doesNotContainKeys("OMP_NUM_THREADS", "TORCH_CPP_LOG_LEVEL")
                .containsEntry("RANK", "1")
                .containsEntry(
                        "MULTISPA_LAUNCHER",
                        String.valueOf(ProcessHandle.current().pid()));
        assertThat(plan(2, 1, 0, "h", 1).environment(1, 16, Map.of("OMP_NUM_THREADS", "")))
                .containsEntry("OMP_NUM_THREADS", "8");
    }

    @Test
    void ranks_count_on_from_machine_to_machine() {
        LaunchPlan plan = plan(4, 3, 2, "first.example", 29_500);
        assertThat(plan.firstRank()).isEqualTo(8);
        assertThat(plan.environment(3, 8, Map.of()))
                .containsEntry("RANK", "11")
                .containsEntry("WORLD_SIZE", "12")
                .containsEntry("LOCAL_RANK", "3")
                .containsEntry("LOCAL_WORLD_SIZE", "4")
                .containsEntry("MASTER_ADDR", "first.example")
                .containsEntry("MASTER_PORT", "29500");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertRefused(() -> plan(0, 1, 0, "h", 1), "0 processes");
        assertRefused(() -> plan(1, 0, 0, "h", 1), "0 machines");
        assertRefused(() -> plan(1 << 20, 1 << 20, 0, "h", 1), "1048576 processes");
        assertRefused(() -> plan(1, 2, 2, "h", 1), "a machine from 0 to 1 of 2, found 2");
        assertRefused(() -> plan(1, 2, -1, "h", 1), "found -1");
        assertRefused(() -> plan(1, 1, 0, " ", 1), "host of machine 0");
        assertRefused(() -> plan(1, 1, 0, "h", 0), "port from 1 to 65535, found 0");
        assertRefused(() -> plan(1, 1, 0, "h", 65_536), "found 65536");
        assertRefused(() -> new LaunchPlan(List.of(), 1, 1, 0, "h", 1, Duration.ZERO, Set.of()), "a program to start");
        assertRefused(() -> new LaunchPlan(List.of("x"), 1, 1, 0, "h", 1, Duration.ofSeconds(-1), Set.of()), "grace");
    }

    private static void assertRefused(Runnable making, String part) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(part);
    }

    private static LaunchPlan plan(int processes, int machines, int machine, String host, int port) {
        return new LaunchPlan(List.of("x"), processes, machines, machine, host, port, Duration.ZERO, Set.of(0));
    }
}
