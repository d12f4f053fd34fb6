package org.multispa.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.language.Span;
import org.multispa.model.torch.Torch;
import org.multispa.training.run.TinyRuns.Heard;
import org.multispa.training.watch.EvaluationMetrics;
import org.multispa.training.watch.MetricsReader;
import org.multispa.training.watch.StepMetrics;

final class TrainRunTest {
    private static final String EVERYTHING = """
            train: {whole: [vision, projector, language]}
            optimizer: {rate: 0.003, warmup: 0.1}
            """;
    private static final String LORA = """
            train: {lora: {rank: 4, dropout: 0.1}}
            optimizer: {rate: 0.01, warmup: 0}
            """;

    @TempDir
    private Path folder;

    private TinyRuns runs;

    @BeforeEach
    void aModelAndData() throws IOException {
        runs = new TinyRuns(folder);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    @Test
    void the_loss_falls_when_everything_is_trained_and_the_model_that_is_left_has_learned() throws IOException {
        TrainResult result = runs.run("all", EVERYTHING + "batch: {samples: 4, workers: 1}\nsteps: 30\n");
        List<Double> losses = runs.losses("all");
        assertThat(losses).hasSize(30);
        assertThat(losses.getFirst()).isCloseTo(Math.log(272), within(0.7));
        assertThat(mean(losses.subList(25, 30))).isLessThan(0.6 * mean(losses.subList(0, 5)));
        assertThat(result)
                .isEqualTo(new TrainResult(true, 30, 30, 0, runs.out("all").resolve("model")));
        assertThat(runs.out("all")).isDirectoryNotContaining("glob:**/adapter");
        Files.delete(folder.resolve("all.yaml"));
        Path again = runs.config("again", EVERYTHING.replace("0.003", "1e-9") + """
                batch: {samples: 12, workers: 1}
                steps: 1
                """);
        Files.writeString(again, Files.readString(again).replace("model: model", "model: all/model"));
        TinyRuns.run(again, false, Long.MAX_VALUE, new Heard());
        assertThat(runs.losses("again").getFirst()).isCloseTo(losses.getLast(), within(0.4));
    }

    @Test
    void a_run_leaves_what_is_needed_to_repeat_it() throws IOException {
        Heard heard = new Heard();
        Path config = runs.config("run", LORA + "batch: {samples: 5, workers: 1}\nepochs: 1.5\n");
        TrainResult result = TinyRuns.run(config, false, Long.MAX_VALUE, heard);
        assertThat(result.steps()).isEqualTo(4);
        assertThat(heard.began).hasSize(1).first().asString().endsWith(" 12 0 4");
        assertThat(heard.steps).extracting(StepMetrics::step).containsExactly(1L, 2L, 3L, 4L);
        assertThat(heard.steps).extracting(StepMetrics::samples).containsOnly(5L);
        assertThat(heard.steps.getLast().epoch()).isCloseTo(20.0 / 12, within(1e-9));
        assertThat(heard.steps)
                .allSatisfy(step -> assertThat(step.answerTokens()).isBetween(1L, step.tokens() / 2));
        assertThat(heard.saved).containsExactly(runs.out("run").resolve("checkpoints/step-00000004"));
        assertThat(TinyRuns.names(runs.out("run")))
                .contains("adapter", "checkpoints", "config.yaml", "indexes", "metrics.jsonl", "run.json");
        assertThat(runs.out("run").resolve("config.yaml")).hasSameBinaryContentAs(config);
        assertThat(runs.out("run").resolve("run.json"))
                .content()
                .contains("\"set\" : \"talk\"", "\"samples\" : 12", "\"processes\" : 1", "\"sha256\"");
    }

    @Test
    void an_adapter_is_left_that_the_model_reads_and_that_changes_it() throws IOException {
        TrainResult result = runs.run("lora", LORA + "batch: {samples: 4, workers: 1}\nsteps: 6\n");
        assertThat(result.out()).isEqualTo(runs.out("lora").resolve("adapter"));
        Adapter adapter = AdapterReader.read(result.out());
        assertThat(adapter.scale()).isEqualTo(2);
        assertThat(adapter.replaced()).isEmpty();
        assertThat(adapter.modules().keySet())
                .hasSize(10)
                .contains(
                        "language_model.model.layers.1.feed_forward.w2",
                        "language_model.model.layers.0.attention.wqkv");
        assertThat(adapter.modules().values()).extracting(LowRank::rank).containsOnly(4);
        assertThat(logits(Optional.of(adapter))).isNotEqualTo(logits(Optional.empty()));
    }

    @Test
    void the_projector_is_trained_beside_the_additions_and_kept_in_the_adapter() throws IOException {
        TrainResult result = runs.run(
                "both", "train: {whole: [projector], lora: {rank: 2}}\nbatch: {samples: 4, workers: 1}\nsteps: 3\n");
        Adapter adapter = AdapterReader.read(result.out());
        assertThat(adapter.modules()).hasSize(10);
        assertThat(adapter.replaced().keySet())
                .containsExactlyInAnyOrder(
                        "mlp1.0.weight", "mlp1.0.bias", "mlp1.1.weight", "mlp1.1.bias", "mlp1.3.weight", "mlp1.3.bias");
    }

    private float[] logits(Optional<Adapter> adapter) throws IOException {
        try (InternVl model = InternVl.load(runs.model(), adapter, LoadOptions.f32());
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            var embeddings = model.embeddings(new int[] {5, 6, 7});
            return Torch.toFloats(model.language().logits(model.language().hidden(embeddings, List.of(Span.of(3)))));
        }
    }

    @Test
    void computing_layers_again_on_the_way_back_changes_nothing() throws IOException {
        for (Map.Entry<String, String> kind : Map.of("e", EVERYTHING, "l", LORA).entrySet()) {
            String rest = kind.getValue() + "batch: {samples: 4, workers: 1}\nsteps: 5\n";
            runs.run(kind.getKey() + "-again", rest + "recompute: true\n");
            runs.run(kind.getKey() + "-kept", rest + "recompute: false\n");
            assertAgree(kind.getKey() + "-again", kind.getKey() + "-kept");
        }
    }

    @Test
    void a_step_computed_in_parts_is_the_same_step() throws IOException {
        for (Map.Entry<String, String> kind : Map.of("e", EVERYTHING, "l", LORA).entrySet()) {
            String batch = "steps: 5\nbatch: {samples: 6, workers: 1, tokens_at_once: ";
            runs.run(kind.getKey() + "-one", kind.getValue() + batch + "8192}\n");
            runs.run(kind.getKey() + "-parts", kind.getValue() + batch + "1}\n");
            assertAgree(kind.getKey() + "-one", kind.getKey() + "-parts");
        }
    }

    private void assertAgree(String one, String other) throws IOException {
        List<Double> losses = runs.losses(one);
        List<Double> norms = runs.norms(one);
        assertThat(losses).hasSize(5);
        for (int i = 0; i < losses.size(); i++) {
            assertThat(runs.losses(other).get(i)).as("loss %d", i).isCloseTo(losses.get(i), within(1e-5));
            assertThat(runs.norms(other).get(i)).as("norm %d", i).isCloseTo(norms.get(i), within(1e-4));
        }
    }

    @Test
    void held_out_samples_are_judged_as_the_run_goes_and_at_its_end() throws IOException {
        Heard heard = new Heard();
        Path config = runs.config("judged", EVERYTHING + """
                batch: {samples: 4, workers: 1}
                steps: 25
                held_out:
                  every: 10
                  samples: 12
                  sets:
                    - {name: again, conversations: data.jsonl, images: images}
                """);
        TinyRuns.run(config, false, Long.MAX_VALUE, heard);
        List<EvaluationMetrics> written = MetricsReader.evaluations(runs.out("judged"));
        assertThat(written).extracting(EvaluationMetrics::step).containsExactly(10L, 20L, 25L);
        assertThat(heard.judged).isEqualTo(written);
        assertThat(written)
                .allSatisfy(one -> assertThat(one.values()).containsOnlyKeys("accuracy", "loss"))
                .allSatisfy(one -> assertThat(value(one, "accuracy")).isBetween(0.0, 1.0));
        assertThat(value(written.getLast(), "loss"))
                .isLessThan(value(written.getFirst(), "loss"))
                .isCloseTo(runs.losses("judged").getLast(), within(0.4));
    }

    @Test
    void of_several_sets_each_is_judged_by_itself_and_all_together() throws IOException {
        Path config = runs.config("judged", EVERYTHING + """
                batch: {samples: 4, workers: 1}
                steps: 2
                held_out:
                  every: 2
                  samples: 8
                  sets:
                    - {name: first, conversations: data.jsonl, images: images}
                    - {name: second, conversations: data.jsonl, images: images, cap: 2}
                """);
        TinyRuns.run(config, false, Long.MAX_VALUE, new Heard());
        EvaluationMetrics judged = MetricsReader.evaluations(runs.out("judged")).getLast();
        assertThat(judged.values())
                .containsOnlyKeys("accuracy", "accuracy/first", "accuracy/second", "loss", "loss/first", "loss/second");
        assertThat(value(judged, "accuracy"))
                .isCloseTo((value(judged, "accuracy/first") + value(judged, "accuracy/second")) / 2, within(1e-9));
        assertThat(value(judged, "loss"))
                .isBetween(
                        Math.min(value(judged, "loss/first"), value(judged, "loss/second")),
                        Math.max(value(judged, "loss/first"), value(judged, "loss/second")));
        assertThat(value(judged, "loss/first")).isNotEqualTo(value(judged, "loss/second"));
    }

    private static double value(EvaluationMetrics metrics, String name) {
        return Objects.requireNonNull(metrics.values().get(name));
    }

    @Test
    void judging_does_not_change_the_run() throws IOException {
        String rest = LORA + "batch: {samples: 4, workers: 1}\nsteps: 6\n";
        runs.run("plain", rest);
        runs.run("judged", rest + """
                held_out: {every: 2, samples: 4, sets: [{name: again, conversations: data.jsonl, images: images}]}
                """);
        assertThat(runs.losses("judged")).isEqualTo(runs.losses("plain"));
    }

    @Test
    void broken_samples_are_set_aside_by_name_and_the_run_goes_on() throws IOException {
        runs.data("data.jsonl", List.of("""
                {"id":"lost","image":"no.jpg","conversations":[{"from":"human","value":"<image>?"},\
                {"from":"gpt","value":"a"}]}""", "{\"id\":\"torn\",\"conversations\":[{\"from\":\"hum"));
        Heard heard = new Heard();
        TrainResult result = TinyRuns.run(
                runs.config("broken", LORA + "batch: {samples: 7, window: 1, workers: 2}\nsteps: 4\n"),
                false,
                Long.MAX_VALUE,
                heard);
        assertThat(result.done()).isTrue();
        assertThat(result.setAside()).isEqualTo(4);
        assertThat(heard.setAside).hasSize(4);
        assertThat(heard.setAside.stream().filter(one -> one.sample().contains("lost")))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.reason()).contains("no.jpg"));
        assertThat(heard.steps.getLast().setAside()).isEqualTo(4);
        assertThat(heard.steps.stream().mapToLong(StepMetrics::samples).sum()).isEqualTo(24);
        assertThat(runs.losses("broken")).allMatch(loss -> loss > 0);
    }

    @Test
    void a_step_of_which_no_sample_can_be_used_changes_nothing() throws IOException {
        Files.delete(folder.resolve("data.jsonl"));
        Files.writeString(folder.resolve("data.jsonl"), """
                {"id":"lost","image":"no.jpg","conversations":[{"from":"human","value":"<image>?"},\
                {"from":"gpt","value":"a"}]}
                {"id":"good","conversations":[{"from":"human","value":"?"},{"from":"gpt","value":"a"}]}
                """);
        runs.run("half", LORA + "batch: {samples: 1, window: 1, workers: 1}\nsteps: 8\n");
        List<StepMetrics> steps = MetricsReader.steps(runs.out("half"));
        assertThat(steps).extracting(StepMetrics::samples).containsOnly(0L, 1L);
        assertThat(steps.stream().filter(step -> step.samples() == 0))
                .hasSize(4)
                .allSatisfy(step -> assertThat(step.gradientNorm()).isZero());
        List<Double> losses = steps.stream()
                .filter(step -> step.samples() == 1)
                .map(StepMetrics::loss)
                .toList();
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
    }

    @Test
    void a_loss_that_is_no_number_ends_the_run_with_the_samples_named_and_the_last_checkpoint_kept()
            throws IOException {
        Path config = runs.config("wild", """
                train: {whole: [language]}
                optimizer: {rate: 1e30, warmup: 0}
                batch: {samples: 3, workers: 1}
                checkpoint: {every: 1}
                steps: 9
                """);
        Heard heard = new Heard();
        assertThatThrownBy(() -> TinyRuns.run(config, false, Long.MAX_VALUE, heard))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("optimizer.rate")
                .message()
                .containsPattern("step \\d: the loss is")
                .satisfies(message -> assertThat(message.split("c\\d", -1)).hasSize(4));
        assertThat(heard.steps).isNotEmpty();
        assertThat(heard.saved).hasSameSizeAs(heard.steps);
        assertThat(heard.saved.getLast()).isDirectory();
        assertThat(runs.out("wild")).isDirectoryNotContaining("glob:**/model");
    }
}
