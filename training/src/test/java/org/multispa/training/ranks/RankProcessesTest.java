package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.multispa.training.launch.LaunchPlan;
import org.multispa.training.launch.Launcher;

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

    @Test
    void when_their_launcher_is_killed_they_end() throws Exception {
        Process launcher = new ProcessBuilder("sleep", "600").start();
        Map<String, String> environment = Map.of("MULTISPA_LAUNCHER", String.valueOf(launcher.pid()));
        try (Processes ranks = Processes.start(2, environment, "go on")) {
            ranks.get(0).awaitLine("adding");
            launcher.destroyForcibly().waitFor();
            for (Processes.One rank : ranks.all()) {
                assertThat(rank.code()).isEqualTo(1);
                assertThat(rank.text()).containsPattern("ended: the launcher of rank [01] is gone. All ranks end");
            }
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void a_launcher_ends_the_others_when_a_rank_is_killed() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        LaunchPlan plan = new LaunchPlan(
                Processes.command("go on"), 2, 1, 0, "127.0.0.1", Ports.free(), Duration.ofSeconds(20), Set.of(0));
        Launcher launcher = new Launcher(plan, new PrintWriter(out), new PrintWriter(err));
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
            try {
                return launcher.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Pattern said = Pattern.compile("\\[rank 1] process ([0-9]+)");
        Matcher process = said.matcher(out.toString());
        while (!(out.toString().contains("[rank 0] adding") && process.find()) && !code.isDone()) {
            Thread.sleep(50);
            process = said.matcher(out.toString());
        }
        assertThat(code).as(err::toString).isNotDone();
        ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow().destroyForcibly();
        assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(137);
        assertThat(err.toString())
                .contains("multispa launch: rank 1 was killed (SIGKILL")
                .contains("multispa launch: ending the others; the last checkpoint stands")
                .contains("multispa launch: rank 0 was told to end (SIGTERM)");
    }
}
