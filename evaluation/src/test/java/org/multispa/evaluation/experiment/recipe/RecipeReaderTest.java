package org.multispa.evaluation.experiment.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.experiment.recipe.TableSpec.Guess;
import org.multispa.evaluation.score.Facet;

final class RecipeReaderTest {
    private static final String WHOLE = """
            name: scaling
            about: Does more data help?
            each: { size: [1, 2] }
            scenes:
              rooms: { count: 3, frames: 20 }
              scans: { folder: /data/scannet }
            data:
              train: { scenes: [rooms, scans], only: [synth0001_00], count: 10 }
              there: { folder: data/there }
            benchmarks:
              test: { scenes: rooms, preset: toy }
            models:
              base: { config: { hidden: 8 }, seed: 4 }
              large: { folder: large }
            runs:
              r${size}: { base: base, processes: 2, config: [ { seed: 1, steps: 5 }, { steps: "${size}" } ] }
              next: { base: r1, config: { steps: 1 } }
            evaluations:
              e${size}: { of: "r${size}", on: test, limit: 5 }
              guess: { baseline: blind, on: there }
            table:
              columns:
                - camera-yaw-direction
                - { name: two images, figure: mean, on: test, where: { images: 2, overlap: "05–10" } }
              rows:
                - { name: "size ${size}", x: "${size}", curve: small, evaluations: "e${size}" }
              guesses: [chance]
              differences: [ { first: size 1, second: size 2 } ]
              chart: { title: T, x: samples, scale: log }
            """;

    @TempDir
    private Path folder;

    private Recipe read(String yaml) throws IOException {
        return RecipeReader.read(Files.writeString(folder.resolve("r.yaml"), yaml));
    }

    private void assertRefused(String yaml, String... parts) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("r.yaml").contains(parts));
    }

    @Test
    void everything_is_read() throws IOException {
        Recipe recipe = read(WHOLE);
        assertThat(recipe.name()).isEqualTo("scaling");
        assertThat(recipe.about()).isEqualTo("Does more data help?");
        assertThat(recipe.scenes().keySet()).containsExactly("rooms", "scans");
        assertThat(recipe.scenes().get("rooms"))
                .extracting(scenes -> scenes.options().plain())
                .isEqualTo(Map.of("count", 3L, "frames", 20L));
        assertThat(recipe.scenes().get("scans"))
                .extracting(Recipe.Scenes::folder)
                .isEqualTo(Optional.of("/data/scannet"));
        assertThat(recipe.data().keySet()).containsExactly("train", "there", "test");
        assertThat(recipe.data().get("train")).satisfies(data -> {
            assertThat(data.scenes()).containsExactly("rooms", "scans");
            assertThat(data.only()).containsExactly("synth0001_00");
            assertThat(data.benchmark()).isFalse();
            assertThat(data.options().plain()).isEqualTo(Map.of("count", 10L));
        });
        assertThat(recipe.data().get("test")).extracting(Recipe.Data::benchmark).isEqualTo(true);
        assertThat(recipe.models().get("base")).satisfies(model -> {
            assertThat(model.config()).map(Node::plain).contains(Map.of("hidden", 8L));
            assertThat(model.options().plain()).isEqualTo(Map.of("seed", 4L));
        });
        assertThat(recipe.runs().keySet()).containsExactly("r1", "r2", "next");
        assertThat(recipe.runs().get("r2")).satisfies(run -> {
            assertThat(run.base()).isEqualTo("base");
            assertThat(run.processes()).isEqualTo(2);
            assertThat(run.configs())
                    .extracting(config -> config.content().plain())
                    .containsExactly(Map.of("seed", 1L, "steps", 5L), Map.of("steps", 2L));
        });
        assertThat(recipe.evaluations().get("e2")).satisfies(evaluation -> {
            assertThat(evaluation.of()).contains("r2");
            assertThat(evaluation.options().plain()).isEqualTo(Map.of("limit", 5L));
        });
        assertThat(recipe.evaluations().get("guess")).satisfies(evaluation -> {
            assertThat(evaluation.of()).isEmpty();
            assertThat(evaluation.options().plain()).isEqualTo(Map.of("baseline", "blind"));
        });
    }

    @Test
    void the_table_is_read() throws IOException {
        TableSpec table = read(WHOLE).table().orElseThrow();
        assertThat(table.columns())
                .containsExactly(
                        new TableSpec.Column(
                                "camera-yaw-direction", "camera-yaw-direction", Optional.empty(), Map.of()),
                        new TableSpec.Column(
                                "two images",
                                "mean",
                                Optional.of("test"),
                                Map.of(Facet.IMAGES, "02", Facet.OVERLAP, "05–10")));
        assertThat(table.rows()).extracting(TableSpec.Row::name).containsExactly("size 1", "size 2");
        assertThat(table.rows().getLast().x()).isEqualTo(OptionalDouble.of(2));
        assertThat(table.rows().getLast().evaluations()).containsExactly("e2");
        assertThat(table.rows().getLast().curve()).isEqualTo("small");
        assertThat(table.guesses()).containsExactly(Guess.CHANCE);
        assertThat(table.differences())
                .containsExactly(new TableSpec.Difference("size 2 – size 1", "size 1", "size 2"));
        assertThat(table.chart()).contains(new TableSpec.ChartSpec("T", "samples", true));
    }

    @Test
    void a_configuration_may_be_a_file() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/train.yaml"), "steps: 7\n");
        Recipe recipe = read("name: a\nmodels: {m: {folder: m}}\nruns: {r: {base: m, config: sub/train.yaml}}\n");
        assertThat(recipe.runs().get("r")).satisfies(run -> {
            assertThat(run.configs()).hasSize(1);
            assertThat(run.configs().getFirst().file())
                    .isEqualTo(folder.resolve("sub/train.yaml").toAbsolutePath());
            assertThat(run.configs().getFirst().content().plain()).isEqualTo(Map.of("steps", 7L));
        });
        assertRefused(
                "name: a\nmodels: {m: {folder: m}}\nruns:\n  r: {base: m, config: gone.yaml}\n",
                "r.yaml:4",
                "runs.r",
                "gone.yaml",
                "no such training configuration");
        Files.writeString(folder.resolve("broken.yaml"), "a: [\n");
        assertRefused("name: a\nmodels: {m: {folder: m}}\nruns: {r: {base: m, config: broken.yaml}}\n", "broken.yaml:");
    }

    @Test
    void keys_that_are_not_known_are_refused_with_their_line() {
        assertRefused("name: a\nscenery: {}\n", "r.yaml:2", "'scenery' is not known here", "scenes");
        assertRefused(
                "name: a\nmodels: {m: {folder: m}}\nruns:\n  r:\n    base: m\n    config: {}\n    bass: x\n",
                "r.yaml:7",
                "runs.r: 'bass'");
        assertRefused("name: a\nmodels:\n  m:\n    folder: m\n    seed: 3\n", "r.yaml:5", "'seed'");
        assertRefused(WHOLE.replace("guesses:", "gusses:"), "table: 'gusses'");
        assertRefused(WHOLE.replace("scale: log", "scale: loud"), "linear or log");
        assertRefused(WHOLE.replace("[chance]", "[luck]"), "chance or constant, found 'luck'");
        assertRefused(WHOLE.replace("where: { images: 2", "where: { pictures: 2"), "'pictures'", "images");
        assertRefused(WHOLE.replace("    - camera-yaw-direction", "    - camera-yaw"), "found 'camera-yaw'");
    }

    @Test
    void what_is_missing_is_named() {
        assertRefused("about: x\n", "name: expected a text, found nothing");
        assertRefused("name: a\ndata: {d: {count: 3}}\n", "either scenes", "folder");
        assertRefused("name: a\nmodels: {m: {seed: 3}}\n", "either config", "folder");
        assertRefused("name: a\nmodels: {m: {folder: m}}\nruns: {r: {base: m}}\n", "config: expected");
        assertRefused("name: a\nmodels: {m: {folder: m}}\nruns: {r: {config: {}}}\n", "base: expected a text");
        assertRefused("name: a\ntable: {rows: []}\n", "at least one row");
        assertRefused(WHOLE.replace("evaluations: \"e${size}\"", "evaluations: []"), "at least one");
    }

    @Test
    void names_that_lead_nowhere_are_refused_with_those_that_are_there() {
        assertRefused(
                WHOLE.replace("scenes: rooms", "scenes: halls"), "no 'halls' under scenes; there are rooms, scans");
        assertRefused(WHOLE.replace("base: r1", "base: r9"), "runs.next", "no 'r9' under models or runs", "base");
        assertRefused(
                WHOLE.replace("on: there", "on: nowhere"), "evaluations.guess", "no 'nowhere'", "train, there, test");
        assertRefused(WHOLE.replace("of: \"r${size}\"", "of: r3"), "evaluations.e1", "no 'r3'");
        assertRefused(WHOLE.replace("evaluations: \"e${size}\"", "evaluations: e7"), "no 'e7' under evaluations");
        assertRefused(WHOLE.replace("on: test, where", "on: tost, where"), "table.columns", "no 'tost'");
        assertRefused(WHOLE.replace("first: size 1", "first: size 9"), "table.differences", "no 'size 9'");
    }

    @Test
    void runs_that_begin_with_each_other_are_refused() {
        assertRefused(
                "name: a\nruns: {x: {base: y, config: {}}, y: {base: z, config: {}}, z: {base: x, config: {}}}\n",
                "circle: x with y with z with x");
        assertRefused("name: a\nruns: {x: {base: x, config: {}}}\n", "circle: x with x");
    }

    @Test
    void names_become_folders_and_lead_out_of_none() {
        for (String name : List.of("../x", "..", ".", "a/b", "/etc", "A", "a b", "", "a..b", "é", "x".repeat(65))) {
            assertRefused("name: a\nscenes: {\"" + name + "\": {count: 1}}\n", "a name has", "'" + name + "'");
        }
        assertRefused("name: ../a\n", "a name has");
        assertRefused("each: {n: [\"../../x\"]}\nname: a\nscenes: {\"s${n}\": {count: 1}}\n", "a name has");
    }

    @Test
    void usual_names_are_fine() throws IOException {
        for (String name : List.of("a", "0", "size-0.5", "x_y", "lora.r16", "x".repeat(64))) {
            assertThat(read("name: a\nscenes: {\"" + name + "\": {count: 1}}\n").scenes())
                    .containsKey(name);
        }
    }

    @Test
    void names_that_could_be_two_things_are_refused() {
        assertRefused(
                "name: a\nmodels: {x: {folder: m}}\nruns: {x: {base: x, config: {}}}\n", "'x' stands under models and");
        assertRefused("name: a\ndata: {x: {folder: m}}\nbenchmarks: {x: {folder: m}}\n", "'x' stands under data and");
        assertRefused(
                "name: a\ndata: {d: {folder: d}}\nevaluations: {e: {on: d}}\ntable: {rows: [{name: r, evaluations: e},"
                        + " {name: r, evaluations: e}]}\n",
                "two rows are called 'r'");
        assertRefused(
                "name: a\ndata: {d: {folder: d}}\nevaluations: {e: {on: d}}\ntable: {rows: [{name: r, evaluations: e}],"
                        + " columns: [mean, mean]}\n",
                "two columns are called 'mean'");
    }

    @Test
    void very_many_entries_are_refused() {
        String many = IntStream.range(0, 1001)
                .mapToObj(i -> "  s" + i + ": {count: 1}\n")
                .collect(Collectors.joining());
        assertRefused("name: a\nscenes:\n" + many, "at most 1000 entries, found 1001");
    }

    @Test
    void a_recipe_that_is_not_there_or_too_large_is_refused() throws IOException {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeReader.read(folder.resolve("gone.yaml")))
                .withMessageContaining("no such recipe");
        Path large = Files.writeString(folder.resolve("large.yaml"), "a: " + "x".repeat(1 << 20));
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeReader.read(large))
                .withMessageContaining("at most");
    }

    @Test
    void wrong_kinds_are_refused() {
        assertRefused("name: [a]\n", "name: expected a text, found a list");
        assertRefused("name: a\nscenes: [1]\n", "scenes: expected names");
        assertRefused("name: a\nscenes: {r: 3}\n", "scenes.r: expected keys with values, found '3'");
        assertRefused(WHOLE.replace("processes: 2", "processes: 0"), "from 1 to 1024, found '0'");
        assertRefused(WHOLE.replace("processes: 2", "processes: 1.5"), "whole number");
        assertRefused(WHOLE.replace("x: \"${size}\"", "x: far"), "x: expected a number, found 'far'");
        assertRefused(WHOLE.replace("config: { steps: 1 }", "config: [[1]]"), "training configuration");
    }
}
