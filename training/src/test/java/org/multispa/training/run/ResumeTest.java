package org.multispa.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.training.run.TinyRuns.Heard;
import org.multispa.training.watch.StepMetrics;

final class ResumeTest {
    private static final long NEVER = Long.MAX_VALUE;
    private static final String LORA = """
            train: {whole: [projector], lora: {rank: 4, dropout: 0.2}}
            optimizer: {rate: 0.01}
            batch: {samples: 4, window: 3, workers: 2}
            steps: 12
            """;

    /// One sample a step, so that there are steps in which no image is seen.
    private static final String EVERYTHING = """
            train: {whole: [vision, projector, language]}
            optimizer: {rate: 0.003}
            batch: {samples: 1, window: 2, workers: 1}
            steps: 12
            """;

    @TempDir
    private Path folder;

    private TinyRuns runs;

    @BeforeEach
    void aModelAndData() throws IOException {
        runs = new TinyRuns(folder);
    }

    @Test
    void an_interrupted_run_is_bit_for_bit_one_that_was_not() throws IOException {
        for (Map.Entry<String, String> kind :
                Map.of("lora", LORA, "all", EVERYTHING).entrySet()) {
            String whole = kind.getKey() + "-whole";
            runs.run(whole, kind.getValue());
            for (int stop = 1; stop < 12; stop += 3) {
                String name = kind.getKey() + "-" + stop;
                Path config = runs.config(name, kind.getValue());
                TrainResult stopped = TinyRuns.run(config, false, stop, new Heard());
                assertThat(stopped).isEqualTo(new TrainResult(false, stop, 12, 0, checkpoint(name, stop)));
                Heard heard = new Heard();
                TrainResult result = TinyRuns.run(config, true, NEVER, heard);
                assertThat(result.done()).isTrue();
                assertThat(heard.steps.getFirst().step()).isEqualTo(stop + 1);
                assertThat(runs.losses(name)).as(name).isEqualTo(runs.losses(whole));
                assertThat(runs.norms(name)).as(name).isEqualTo(runs.norms(whole));
                assertSame(checkpoint(name, 12), checkpoint(whole, 12));
            }
        }
    }

    private Path checkpoint(String name, int step) {
        return runs.out(name).resolve("checkpoints/step-%08d".formatted(step));
    }

    private static void assertSame(Path one, Path other) throws IOException {
        assertThat(TinyRuns.names(one))
                .containsExactly("moments.safetensors", "state.json", "trained.safetensors")
                .isEqualTo(TinyRuns.names(other));
        for (String name : TinyRuns.names(one)) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
    }

    @Test
    void a_run_that_was_killed_goes_on_from_its_last_checkpoint_and_its_metrics_have_every_step_once()
            throws IOException {
        runs.run("whole", LORA);
        String often = LORA + "checkpoint: {every: 4}\n";
        Path config = runs.config("killed", often);
        TinyRuns.run(config, false, 7, new Heard());
        delete(checkpoint("killed", 7));
        Heard heard = new Heard();
        TinyRuns.run(config, true, NEVER, heard);
        assertThat(heard.steps).extracting(StepMetrics::step).startsWith(5L).hasSize(8);
        assertThat(runs.losses("killed")).isEqualTo(runs.losses("whole"));
    }

    private static void delete(Path folder) throws IOException {
        for (String name : TinyRuns.names(folder)) {
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Test
    void only_the_newest_checkpoints_stay() throws IOException {
        Heard heard = new Heard();
        TinyRuns.run(runs.config("kept", LORA + "checkpoint: {every: 2, keep: 3}\n"), false, NEVER, heard);
        assertThat(heard.saved).hasSize(6);
        assertThat(TinyRuns.names(runs.out("kept").resolve("checkpoints")))
                .containsExactly("step-00000008", "step-00000010", "step-00000012");
    }

    @Test
    void a_run_is_not_begun_twice_nor_gone_on_with_differently() throws IOException {
        Path config = runs.config("run", LORA);
        TinyRuns.run(config, false, 2, new Heard());
        assertThatThrownBy(() -> TinyRuns.run(config, false, 2, new Heard()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(runs.out("run").toString())
                .hasMessageContaining("--resume");
        Files.writeString(config, Files.readString(config).replace("0.01", "0.02"));
        assertThatThrownBy(() -> TinyRuns.run(config, true, 2, new Heard()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another configuration");
        assertThat(runs.losses("run")).hasSize(2);
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.createDirectories(runs.out("mine"));
        Files.writeString(runs.out("mine").resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> runs.run("mine", LORA)).hasMessageContaining("expected a new or empty folder");
        assertThat(TinyRuns.names(runs.out("mine"))).containsExactly("thesis.txt");
    }

    @Test
    void resuming_begins_a_run_that_is_not_there_and_leaves_one_alone_that_is_done() throws IOException {
        Path config = runs.config("run", LORA.replace("12", "2"));
        assertThat(TinyRuns.run(config, true, NEVER, new Heard()).done()).isTrue();
        byte[] metrics = Files.readAllBytes(runs.out("run").resolve("metrics.jsonl"));
        Heard heard = new Heard();
        TrainResult again = TinyRuns.run(config, true, NEVER, heard);
        assertThat(again)
                .isEqualTo(new TrainResult(true, 2, 2, 0, runs.out("run").resolve("adapter")));
        assertThat(heard.steps).isEmpty();
        assertThat(runs.out("run").resolve("metrics.jsonl")).hasBinaryContent(metrics);
    }

    @Test
    void a_checkpoint_that_is_cut_off_or_says_nonsense_is_refused_by_name() throws IOException {
        Path config = runs.config("run", LORA);
        TinyRuns.run(config, false, 2, new Heard());
        for (String name : TinyRuns.names(checkpoint("run", 2))) {
            Path file = checkpoint("run", 2).resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> TinyRuns.run(config, true, NEVER, new Heard()))
                    .as(name)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name);
            Files.write(file, bytes);
        }
        Path state = checkpoint("run", 2).resolve("state.json");
        for (String nonsense : new String[] {
            "",
            "{}",
            "null",
            "[]",
            "{\"step\":-1,\"setAside\":0}",
            "{\"step\":1}",
            "{\"step\":1,\"setAside\":0,\"more\":1}"
        }) {
            Files.writeString(state, nonsense);
            assertThatThrownBy(() -> TinyRuns.run(config, true, NEVER, new Heard()))
                    .as(nonsense)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("state.json");
        }
    }

    @Test
    void a_checkpoint_of_a_run_that_trains_something_else_is_refused() throws IOException {
        Path config = runs.config("run", LORA);
        TinyRuns.run(config, false, 2, new Heard());
        String other = Files.readString(config).replace("rank: 4", "rank: 2");
        Files.writeString(config, other);
        Files.writeString(runs.out("run").resolve("config.yaml"), other);
        assertThatThrownBy(() -> TinyRuns.run(config, true, NEVER, new Heard()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lora_A.weight: expected F32 [2, 32]");
    }
}
