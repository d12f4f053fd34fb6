package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExperimentCommandTest {
    private static final String RECIPE = """
            name: smallest
            about: Whether every step does its work.
            scenes:
              rooms: { count: 2, frames: 14, size: 64x64 }
            data:
              train: { scenes: rooms, subtasks: [camera-yaw-direction], count: 6, images: lazy }
              test: { scenes: rooms, subtasks: [camera-yaw-direction], count: 6, seed: 1 }
            models:
              base:
                seed: 1
                config:
                  architectures: [InternVLChatModel]
                  model_type: internvl_chat
                  downsample_ratio: 0.5
                  dynamic_image_size: true
                  use_thumbnail: true
                  min_dynamic_patch: 1
                  max_dynamic_patch: 1
                  force_image_size: 28
                  select_layer: -1
                  ps_version: v2
                  template: chatml
                  torch_dtype: float32
                  vision_config:
                    architectures: [InternVisionModel]
                    model_type: intern_vit_6b
                    hidden_size: 16
                    num_attention_heads: 2
                    num_hidden_layers: 1
                    intermediate_size: 32
                    image_size: 28
                    patch_size: 14
                    num_channels: 3
                    hidden_act: gelu
                    layer_norm_eps: 1.0e-6
                    norm_type: layer_norm
                    qk_normalization: false
                    qkv_bias: true
                  llm_config:
                    architectures: [Qwen2ForCausalLM]
                    model_type: qwen2
                    vocab_size: 272
                    hidden_size: 16
                    intermediate_size: 32
                    num_hidden_layers: 1
                    num_attention_heads: 2
                    num_key_value_heads: 2
                    hidden_act: silu
                    max_position_embeddings: 4096
                    rms_norm_eps: 1.0e-6
                    rope_theta: 10000
                    tie_word_embeddings: true
            runs:
              tuned:
                base: base
                config:
                  train: { lora: { rank: 2 } }
                  data: { sets: [ { name: train, dataset: train } ] }
                  batch: { samples: 2, tiles: 1, workers: 1, window: 1 }
                  steps: 2
            evaluations:
              base: { of: base, on: test, max-tokens: 4 }
              tuned: { of: tuned, on: test, max-tokens: 4, limit: 4 }
            table:
              rows:
                - { name: base, x: 0, evaluations: base }
                - { name: tuned, x: 2, evaluations: tuned }
              differences: [ { first: base, second: tuned } ]
              chart: { title: Two steps, x: steps }
            """;

    @TempDir
    private Path folder;

    private Path write(String recipe) throws IOException {
        return Files.writeString(folder.resolve("r.yaml"), recipe);
    }

    private Ran run(String recipe, Object... more) throws IOException {
        return Ran.command(
                Stream.concat(Stream.of("experiment", write(recipe), "--out", folder.resolve("out")), Stream.of(more))
                        .toArray());
    }

    @Test
    void an_experiment_runs_from_scenes_to_the_table_and_does_nothing_twice() throws IOException {
        Ran first = run(RECIPE);
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        assertThat(first.err()).contains("7 steps, 0 done before", "runs/tuned", "evaluations/tuned");
        assertThat(first.out())
                .contains("# smallest", "Whether every step does its work.", "| chance", "| best constant", "| tuned")
                .contains("table.md", "table.json", "table.svg");
        JsonNode table = JsonMapper.shared().readTree(folder.resolve("out/table.json"));
        assertThat(table.at("/rows/1/cells/camera-yaw-direction/asked").longValue())
                .isEqualTo(6);
        assertThat(table.at("/rows/2/cells/camera-yaw-direction/asked").longValue())
                .isEqualTo(4);
        assertThat(table.at("/chance/camera-yaw-direction").doubleValue()).isEqualTo(0.5);
        assertThat(folder.resolve("out/runs/tuned/out/adapter/adapter_config.json"))
                .exists();
        assertThat(folder.resolve("out/runs/tuned/log.txt")).content().contains("$ multispa launch", "done: ");
        assertThat(folder.resolve("out/recipe.yaml")).hasContent(RECIPE);

        Ran again = run(RECIPE);
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(again.err()).contains("7 steps, 7 done before").doesNotContain("done in");
        assertThat(again.out()).isEqualTo(first.out());

        Ran changed = run(RECIPE.replace("limit: 4", "limit: 5"), "--dry-run");
        assertThat(changed.out())
                .contains("evaluations/tuned: to do again", "runs/tuned: done", "evaluations/base: done");
    }

    @Test
    void a_dry_run_lists_the_steps_and_leaves_nothing() throws IOException {
        Ran ran = run(RECIPE, "--dry-run");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out().lines())
                .contains(
                        "scenes/rooms: to do",
                        "  multispa launch --nproc 1 -- train --config " + folder.resolve("out/runs/tuned/config.yaml")
                                + " --resume");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_a_command_would_refuse_is_refused_before_anything_runs() throws IOException {
        assertRefused(RECIPE.replace("frames: 14", "frames: none"), "r.yaml:4: scenes.rooms: ", "'none'");
        assertRefused(RECIPE.replace("limit: 4", "limit: 0"), "evaluations.tuned: ", "found '0'");
        assertRefused(RECIPE.replace("steps: 2", "stepps: 2"), "runs.tuned: stepps is not known here");
        assertRefused(RECIPE.replace("rank: 2", "rank: 0"), "runs.tuned: train.lora.rank");
        assertRefused(RECIPE.replace("seed: 1 }", "sed: 1 }"), "r.yaml:7: data.test: 'sed' is no option");
        assertRefused(RECIPE.replace("count: 6, images", "wording: gone, count: 6, images"), "gone");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void assertRefused(String recipe, String... parts) throws IOException {
        Ran ran = run(recipe);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).startsWith("multispa: ").contains(parts).doesNotContain("\tat ");
    }

    @Test
    void a_step_that_fails_is_named_with_its_reason() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Ran ran = run("name: a\nscenes:\n  s: {folder: empty}\ndata:\n  d: {scenes: s, count: 3}\n");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .contains("multispa: step data/d (line 5 of the recipe) failed with exit code 2: ")
                .contains("no scene in a known format there")
                .contains("start the same command again to go on");
    }

    @Test
    void one_experiment_at_a_time_works_in_a_folder() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        try (FileChannel channel =
                        FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            Ran ran = run(RECIPE);
            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.err()).contains("another 'multispa experiment' works in this folder");
        }
    }

    @Test
    void every_recipe_that_comes_along_can_be_carried_out() throws IOException {
        Path configs = Recipes.folder();
        List<Path> recipes = new ArrayList<>(yamlFiles(configs));
        recipes.addAll(yamlFiles(configs.resolve("experiments")));
        assertThat(recipes).hasSizeGreaterThanOrEqualTo(8);
        for (Path recipe : recipes) {
            Ran ran = Ran.command("experiment", recipe, "--dry-run", "--out", folder.resolve("none"));
            assertThat(ran.code()).as(recipe + ": " + ran.err()).isEqualTo(ExitCode.DONE);
            assertThat(ran.out()).contains("runs/", "evaluations/").doesNotContain("${");
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
