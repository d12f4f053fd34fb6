package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;

final class StepConsoleTest {
    private static final Step RUN = StepFiles.step(StepKind.RUN, "mixture", "train");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StepConsole console = new StepConsole(new PrintWriter(err, true));

    @Test
    void it_tells_how_many_steps_there_are_and_which_one_is_under_way() throws IOException {
        console.begin("learn", 12, 3);
        try (StepLog log = StepLog.open(folder.resolve("log.txt"))) {
            CountDownLatch closed = new CountDownLatch(1);
            closed.countDown();
            console.watch(4, List.of(RUN), log, closed);
        }
        console.left().learn(RUN, 90);
        console.done(4, List.of(RUN, RUN), "done in 1:30");
        assertThat(err.toString().lines())
                .containsExactly(
                        "experiment learn: 12 steps, 3 done before",
                        "[ 4/12] runs/mixture",
                        "[ 4/12] done in 1:30; used 0:00, left about 3:00");
    }

    @Test
    void nothing_is_said_of_the_time_left_while_nothing_is_known() {
        console.begin("learn", 1, 0);
        console.done(1, List.of(RUN), "done in 0:01");
        assertThat(err.toString().lines()).last().isEqualTo("[1/1] done in 0:01; used 0:00");
    }
}
