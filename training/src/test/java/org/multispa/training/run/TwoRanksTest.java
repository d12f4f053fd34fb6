package org.multispa.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.files.Folders;
import org.multispa.training.ranks.ThreadRanks;
import org.multispa.training.run.TinyRuns.Heard;

final class TwoRanksTest {
    @TempDir
    private Path folder;

    @Test
    void two_processes_that_share_each_step_come_to_the_losses_of_one() throws Exception {
        TinyRuns runs = new TinyRuns(folder);
        assertSame(runs, "lora", """
                train: {whole: [projector], lora: {rank: 4, dropout: 0.2}}
                optimizer: {rate: 0.01}
                batch: {samples: 6, window: 2, workers: 1}
                steps: 8
                """);
        assertSame(runs, "all", """
                train: {whole: [vision, projector, language]}
                optimizer: {rate: 0.003}
                batch: {samples: 2, window: 2, workers: 1}
                steps: 8
                """);
    }

    private static void assertSame(TinyRuns runs, String name, String rest) throws Exception {
        runs.run(name + "-1", rest);
        Path config = runs.config(name + "-2", rest);
        ThreadRanks.run(2, ranks -> TinyRuns.unchecked(config, ranks));
        List<Double> alone = runs.losses(name + "-1");
        List<Double> together = runs.losses(name + "-2");
        assertThat(together).hasSameSizeAs(alone).hasSize(8);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i)).as("%s, loss %d", name, i).isCloseTo(alone.get(i), within(1e-5));
        }
    }

    @Test
    void a_run_of_two_processes_is_gone_on_with_by_one() throws Exception {
        TinyRuns runs = new TinyRuns(folder);
        String rest = """
                train: {lora: {rank: 4, dropout: 0.2}}
                optimizer: {rate: 0.01, warmup: 0}
                batch: {samples: 4, window: 2, workers: 1}
                checkpoint: {every: 3, keep: 9}
                steps: 6
                """;
        Path config = runs.config("two", rest);
        ThreadRanks.run(2, ranks -> TinyRuns.unchecked(config, ranks));
        List<Double> together = runs.losses("two");
        Path last = runs.out("two").resolve("checkpoints/step-00000006");
        Folders.delete(last);
        TinyRuns.run(config, true, Long.MAX_VALUE, new Heard());
        List<Double> resumed = runs.losses("two");
        assertThat(resumed).hasSize(6);
        for (int i = 0; i < resumed.size(); i++) {
            assertThat(resumed.get(i)).isCloseTo(together.get(i), within(1e-5));
        }
        assertThat(last).isDirectory();
    }

    @Test
    void samples_that_cannot_be_shared_evenly_are_refused_before_anything_is_written() throws IOException {
        TinyRuns runs = new TinyRuns(folder);
        Path config = runs.config("odd", "batch: {samples: 3}\nsteps: 1\n");
        assertThatThrownBy(() -> ThreadRanks.run(2, ranks -> TinyRuns.unchecked(config, ranks)))
                .hasMessageContaining("batch.samples: expected a multiple of the 2 processes, found 3");
        assertThat(runs.out("odd")).doesNotExist();
    }
}
