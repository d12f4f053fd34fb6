package org.multispa.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.cli.Ran;

final class LaunchCommandTest {
    @Test
    void the_same_program_runs_as_several_processes() {
        Ran version = Ran.command("--version");
        Ran ran = Ran.command("launch", "--nproc", "2", "--", "--version");
        assertThat(ran.code()).as(ran.err()).isZero();
        List<String> expected = version.out().lines().toList();
        assertThat(expected).isNotEmpty();
        for (int rank = 0; rank < 2; rank++) {
            String name = "[rank " + rank + "] ";
            assertThat(ran.out()
                            .lines()
                            .filter(line -> line.startsWith(name))
                            .map(line -> line.substring(name.length())))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void wrong_usage_of_the_command_inside_is_wrong_usage() {
        Ran ran = Ran.command("launch", "--nproc", "1", "--", "no-such-command");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("[rank 0] multispa: ", "rank 0 ended with exit code 2");
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertRefused("--nproc", "launch", "--", "train");
        assertRefused("COMMAND", "launch", "--nproc", "2");
        assertRefused("from 1 to", "launch", "--nproc", "0", "--", "train");
        assertRefused(
                "a machine from 0 to 1 of 2, found 2",
                "launch",
                "--nproc",
                "1",
                "--nnodes",
                "2",
                "--node-rank",
                "2",
                "--",
                "train");
        assertRefused("found 70000", "launch", "--nproc", "1", "--master-port", "70000", "--", "train");
    }

    private static void assertRefused(String part, Object... words) {
        Ran ran = Ran.command(words);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(part);
    }
}
