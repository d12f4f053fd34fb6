package org.multispa.cli.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.adapter.AdapterCommand;
import org.multispa.cli.benchmark.BenchmarkCommand;
import org.multispa.cli.data.GenerateCommand;
import org.multispa.cli.evaluate.EvaluateCommand;
import org.multispa.cli.model.ModelCommand;
import org.multispa.cli.scenes.ScenesCommand;
import org.multispa.evaluation.experiment.recipe.RecipeException;
import org.multispa.evaluation.experiment.recipe.RecipeReader;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class PlannerTest {
    @TempDir
    private Path folder;

    private static CommandLine program() {
        return new CommandLine(CommandLine.Model.CommandSpec.create().name("multispa"))
                .addSubcommand(new ScenesCommand())
                .addSubcommand(new GenerateCommand())
                .addSubcommand(new BenchmarkCommand())
                .addSubcommand(new ModelCommand())
                .addSubcommand(new AdapterCommand())
                .addSubcommand(new EvaluateCommand());
    }

    private List<Step> plan(String yaml) throws IOException {
        return Planner.plan(RecipeReader.read(Files.writeString(folder.resolve("r.yaml"), yaml)), program());
    }

    private Step step(String yaml, String id) throws IOException {
        return plan(yaml).stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> command(String yaml, String id) throws IOException {
        return new Places(Path.of("x")).command(step(yaml, id));
    }

    private void assertRefused(String yaml, String... parts) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> plan(yaml))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("r.yaml:").contains(parts));
    }

    @Test
    void scenes_are_made_with_the_options_of_their_command() throws IOException {
        assertThat(command("name: a\nscenes: {r: {count: 3, frames: 20, size: 64x48, noise: true}}\n", "scenes/r"))
                .containsExactly(
                        "scenes",
                        "make",
                        "--out",
                        "x/scenes/r/out",
                        "--count",
                        "3",
                        "--frames",
                        "20",
                        "--size",
                        "64x48",
                        "--noise");
        assertThat(command("name: a\nscenes: {r: {count: 3, noise: false}}\n", "scenes/r"))
                .doesNotContain("--noise");
    }

    @Test
    void data_is_made_of_scenes_that_are_made_or_there() throws IOException {
        String yaml = """
                name: a
                scenes: { r: { count: 1 }, s: { folder: /scans } }
                data:
                  d: { scenes: [r, s], only: [one, two], subtasks: [camera-distance, camera-vector], wording: packs, few-templates: true }
                """;
        Step step = step(yaml, "data/d");
        assertThat(new Places(Path.of("x")).command(step))
                .containsExactly(
                        "generate",
                        "--scenes",
                        "x/scenes/r/out",
                        "/scans",
                        "--out",
                        "x/data/d/out",
                        "--scene-list",
                        "x/data/d/scenes.txt",
                        "--subtasks",
                        "camera-distance,camera-vector",
                        "--wording",
                        folder.resolve("packs").toString(),
                        "--few-templates");
        assertThat(step.documents()).isEqualTo(Map.of("scenes.txt", "one\ntwo\n"));
        assertThat(step.needs()).containsExactly("scenes/r");
        assertThat(step.command()).contains(new Word.Given(folder.resolve("packs")));
    }

    @Test
    void a_benchmark_is_built() throws IOException {
        Step step = step("name: a\nscenes: {r: {count: 1}}\nbenchmarks: {b: {scenes: r, preset: toy}}\n", "data/b");
        assertThat(new Places(Path.of("x")).command(step))
                .startsWith("benchmark", "build", "--scenes")
                .endsWith("--preset", "toy");
        assertThat(step.result()).isEqualTo("out/benchmark.json");
    }

    @Test
    void a_name_or_path_is_a_path_where_it_has_a_slash_and_is_there() throws IOException {
        Files.writeString(folder.resolve("mix.yaml"), "name: x\n");
        String yaml = "name: a\nscenes: {r: {count: 1}}\ndata: {d: {scenes: r, mixture: %s}}\n";
        assertThat(step(yaml.formatted("toy"), "data/d").command()).contains(new Word.Text("toy"));
        assertThat(step(yaml.formatted("./mix.yaml"), "data/d").command())
                .contains(new Word.Given(folder.resolve("mix.yaml")));
    }

    private static final String RUNS = """
            name: a
            scenes: { r: { count: 1 } }
            data: { d: { scenes: r }, t: { scenes: r } }
            models: { m: { config: { hidden: 8 }, seed: 2 }, big: { folder: big } }
            runs:
              whole:
                base: m
                processes: 2
                config:
                  train: { whole: [vision, projector, language] }
                  data: { sets: [ { name: one, dataset: d, cap: 5 }, { name: two, conversations: llava.jsonl, images: coco } ] }
                  held_out: { every: 5, sets: [ { name: t, dataset: t } ] }
                  steps: 3
                  optimizer: { rate: 1.0e-3 }
              lora: { base: whole, config: { data: { sets: [ { name: one, dataset: ./there } ] } } }
              after: { base: lora, config: { data: { sets: [ { name: one, dataset: d } ] } } }
            evaluations:
              e-whole: { of: whole, on: t, limit: 5 }
              e-lora: { of: lora, on: t }
              e-after: { of: after, on: t }
              e-big: { of: big, on: t }
              blind: { baseline: blind, on: t }
            """;

    @Test
    void a_run_gets_its_configuration_with_paths_for_names() throws IOException {
        Step step = step(RUNS, "runs/whole");
        assertThat(new Places(Path.of("x")).command(step))
                .containsExactly(
                        "launch", "--nproc", "2", "--", "train", "--config", "x/runs/whole/config.yaml", "--resume");
        assertThat(step.result()).isEqualTo("out/model");
        assertThat(step.needs()).containsExactlyInAnyOrder("models/m", "data/d", "data/t");
        Object document = step.documents().get("config.yaml");
        assertThat(document).isNotNull();
        JsonNode config = new YAMLMapper().readTree(new Places(Path.of("x")).document(document));
        assertThat(config.at("/model").stringValue()).isEqualTo("../../models/m/out");
        assertThat(config.at("/output").stringValue()).isEqualTo("out");
        assertThat(config.at("/data/sets/0/dataset").stringValue()).isEqualTo("../../data/d/out");
        assertThat(config.at("/data/sets/0/cap").longValue()).isEqualTo(5);
        assertThat(config.at("/data/sets/1/conversations").stringValue())
                .isEqualTo(folder.resolve("llava.jsonl").toString());
        assertThat(config.at("/data/sets/1/images").stringValue())
                .isEqualTo(folder.resolve("coco").toString());
        assertThat(config.at("/held_out/sets/0/dataset").stringValue()).isEqualTo("../../data/t/out");
        assertThat(config.at("/optimizer/rate").isNumber()).isTrue();
        assertThat(config.at("/optimizer/rate").doubleValue()).isEqualTo(1e-3);
    }

    @Test
    void evaluations_ask_models_or_models_with_adapters() throws IOException {
        assertThat(command(RUNS, "evaluations/e-whole"))
                .containsExactly(
                        "evaluate",
                        "--benchmark",
                        "x/data/t/out",
                        "--model",
                        "x/runs/whole/out/model",
                        "--out",
                        "x/evaluations/e-whole/out",
                        "--limit",
                        "5");
        assertThat(command(RUNS, "evaluations/e-lora"))
                .containsSubsequence("--model", "x/runs/whole/out/model", "--adapter", "x/runs/lora/out/adapter");
        assertThat(command(RUNS, "evaluations/e-big"))
                .containsSubsequence("--model", folder.resolve("big").toString(), "--out")
                .doesNotContain("--adapter");
        assertThat(command(RUNS, "evaluations/blind"))
                .containsSubsequence("--baseline", "blind")
                .doesNotContain("--model");
    }

    @Test
    void a_run_that_left_an_adapter_is_merged_for_runs_that_begin_with_it() throws IOException {
        assertThat(command(RUNS, "merged/lora"))
                .containsExactly(
                        "adapter",
                        "merge",
                        "--model",
                        "x/runs/whole/out/model",
                        "--adapter",
                        "x/runs/lora/out/adapter",
                        "--out",
                        "x/merged/lora/out");
        assertThat(step(RUNS, "runs/after").needs()).contains("merged/lora");
        assertThat(command(RUNS, "evaluations/e-after"))
                .containsSubsequence("--model", "x/merged/lora/out", "--adapter", "x/runs/after/out/adapter");
    }

    @Test
    void every_step_stands_after_those_it_needs_and_none_twice() throws IOException {
        List<String> ids = plan(RUNS).stream().map(Step::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Step step : plan(RUNS)) {
            for (String need : step.needs()) {
                assertThat(ids.indexOf(need))
                        .as(need + " before " + step.id())
                        .isBetween(0, ids.indexOf(step.id()) - 1);
            }
        }
        assertThat(ids.indexOf("evaluations/e-whole")).isLessThan(ids.indexOf("runs/lora"));
    }

    @Test
    void circles_and_holes_among_steps_are_refused() {
        Step a = new Step(StepKind.RUN, "a", 1, List.of(new Word.Made("runs/b", "out")), "out", Map.of(), 1);
        Step b = new Step(StepKind.RUN, "b", 1, List.of(new Word.Made("runs/a", "out")), "out", Map.of(), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of(List.of(a, b)))
                .withMessageContaining("circle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of(List.of(a)))
                .withMessageContaining("runs/b");
    }

    @Test
    void options_that_the_command_does_not_know_are_refused_with_their_line() {
        assertRefused(
                "name: a\nscenes:\n  r:\n    count: 1\n    cuont: 2\n",
                "r.yaml:5",
                "scenes.r: 'cuont' is no option of 'multispa scenes make' here",
                "count, ");
        assertRefused("name: a\nscenes: {r: {count: 1, out: /tmp/x}}\n", "'out' is no option");
        assertRefused("name: a\nscenes: {r: {count: 1, help: true}}\n", "'help' is no option");
        assertRefused("name: a\nscenes: {r: {count: [1, 2]}}\n", "'count' is one value, found a list");
        assertRefused("name: a\nscenes: {r: {count: {n: 1}}}\n", "'count' is a value, found keys");
        assertRefused("name: a\nscenes: {r: {count: 1, noise: 3}}\n", "'noise' is true or false, found '3'");
        assertRefused("name: a\nscenes: {r: {count: 1}}\ndata: {d: {scenes: r, subtasks: [[a]]}}\n", "list of values");
        assertRefused(RUNS.replace("of: whole, on: t", "of: whole, model: x, on: t"), "'model' is no option");
    }

    @Test
    void a_run_cannot_name_its_model_or_output() {
        assertRefused(RUNS.replace("steps: 3", "model: x"), "runs.whole: 'model' is not said here");
        assertRefused(RUNS.replace("steps: 3", "output: ../../x"), "runs.whole: 'output' is not said here");
    }

    @Test
    void a_data_set_that_is_not_there_is_named() {
        assertRefused(
                RUNS.replace("dataset: t }", "dataset: test }"), "runs.whole", "there is no 'test'", "d, t", "./test");
    }

    @Test
    void a_configuration_of_its_own_has_its_own_folder() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(
                folder.resolve("sub/t.yaml"),
                "model: old\noutput: old\nsteps: 4\ndata: {sets: [{name: n, dataset: ../there, images: pics}]}\n");
        Step step = step(
                "name: a\nmodels: {m: {folder: m}}\nruns: {r: {base: m, config: [sub/t.yaml, {steps: 9}]}}\n",
                "runs/r");
        Object document = step.documents().get("config.yaml");
        assertThat(document).isNotNull();
        JsonNode config = new YAMLMapper().readTree(new Places(Path.of("x")).document(document));
        assertThat(config.at("/model").stringValue())
                .isEqualTo(folder.resolve("m").toString());
        assertThat(config.at("/output").stringValue()).isEqualTo("out");
        assertThat(config.at("/steps").longValue()).isEqualTo(9);
        assertThat(config.at("/data/sets/0/dataset").stringValue())
                .isEqualTo(folder.resolve("there").toString());
        assertThat(config.at("/data/sets/0/images").stringValue())
                .isEqualTo(folder.resolve("sub/pics").toString());
    }
}
