package org.multispa.training.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void each_process_finds_its_place_and_its_lines_bear_its_rank() throws Exception {
        int code = launcher(
                        3,
                        2,
                        1,
                        GRACE,
                        "echo $RANK $WORLD_SIZE $LOCAL_RANK $LOCAL_WORLD_SIZE $MASTER_ADDR"
                                + " $MASTER_PORT; echo warned >&2; cat")
                .run();
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .containsExactlyInAnyOrder(
                        "[rank 3] 3 6 0 3 here 4321", "[rank 4] 4 6 1 3 here 4321", "[rank 5] 5 6 2 3 here 4321");
        assertThat(err.toString().lines())
                .containsExactlyInAnyOrder("[rank 3] warned", "[rank 4] warned", "[rank 5] warned");
    }

    @Test
    void when_one_fails_the_others_are_ended_and_its_exit_code_is_that_of_all() throws Exception {
        int code = launcher(3, "if [ $RANK = 1 ]; then echo bad; exit 7; fi; echo on; exec sleep 600")
                .run();
        assertThat(code).isEqualTo(7);
        assertThat(out.toString()).contains("[rank 1] bad\n");
        assertThat(err.toString())
                .contains("multispa launch: rank 1 ended with exit code 7\n")
                .contains("multispa launch: ending the others; the last checkpoint stands\n")
                .contains("multispa launch: rank 0 was told to end (SIGTERM)\n")
                .contains("multispa launch: rank 2 was told to end (SIGTERM)\n");
    }

    @Test
    void a_killed_process_is_said_to_be_killed() throws Exception {
        int code = launcher(2, "[ $RANK = 0 ] && kill -9 $$; exec sleep 600").run();
        assertThat(code).isEqualTo(137);
        assertThat(err.toString()).contains("rank 0 was killed (SIGKILL").contains("rank 1 was told to end");
    }

    @Test
    void a_process_that_does_not_end_within_the_grace_is_killed() throws Exception {
        int code = launcher(
                        2,
                        1,
                        0,
                        Duration.ofMillis(300),
                        "if [ $RANK = 0 ]; then sleep 1; exit 1; fi; trap '' TERM; while :; do sleep 0.1; done")
                .run();
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("rank 1 does not end; killing it").contains("rank 1 was killed (SIGKILL");
    }

    @Test
    void a_process_that_is_done_lets_the_others_finish() throws Exception {
        int code = launcher(3, "[ $RANK = 0 ] && exit 0; sleep 0.3; echo done; [ $RANK = 1 ] && exit 3; exit 0")
                .run();
        assertThat(code).isEqualTo(3);
        assertThat(out.toString().lines()).containsExactlyInAnyOrder("[rank 1] done", "[rank 2] done");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void told_to_end_it_tells_the_processes_and_waits_for_them() throws Exception {
        Launcher launcher = launcher(2, "trap 'echo checkpoint; exit 0' TERM; echo on; while :; do sleep 0.05; done");
        CompletableFuture<Integer> run = inBackground(launcher);
        while (out.toString().lines().filter(line -> line.endsWith("on")).count() < 2) {
            Thread.sleep(20);
        }
        assertThat(launcher.stop()).isZero();
        assertThat(run.get()).isZero();
        assertThat(out.toString()).contains("[rank 0] checkpoint\n", "[rank 1] checkpoint\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_line_without_an_end_and_a_very_long_one_are_passed_on() throws Exception {
        int code = launcher(1, "head -c 200000 /dev/zero | tr '\\0' x; echo; printf 'ü€ end'")
                .run();
        assertThat(code).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5).allMatch(line -> line.startsWith("[rank 0] "));
        assertThat(String.join("", lines).replace("[rank 0] ", "")).isEqualTo("x".repeat(200_000) + "ü€ end");
    }

    @Test
    void a_program_that_is_not_there_is_named(@TempDir Path folder) {
        String missing = folder.resolve("nothing").toString();
        LaunchPlan plan = new LaunchPlan(List.of(missing), 2, 1, 0, "here", 4321, GRACE, Set.of(0));
        assertThatThrownBy(() -> new Launcher(plan, new PrintWriter(out), new PrintWriter(err)).run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing);
    }

    private static CompletableFuture<Integer> inBackground(Launcher launcher) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return launcher.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Launcher launcher(int processes, String script) {
        return launcher(processes, 1, 0, GRACE, script);
    }

    private Launcher launcher(int processes, int machines, int machine, Duration grace, String script) {
        LaunchPlan plan = new LaunchPlan(
                List.of("sh", "-c", script), processes, machines, machine, "here", 4321, grace, Set.of(0, 3));
        return new Launcher(plan, new PrintWriter(out), new PrintWriter(err));
    }
}
