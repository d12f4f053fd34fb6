package org.multispa.evaluation.experiment.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recipes that went through somebody's hands.
final class RecipeFuzzTest {
    private static final String RECIPE = """
            name: fuzz
            values: { rate: 0.1, subtasks: [camera-yaw-direction, camera-vector], common: { steps: 5 } }
            each:
              size: [1, 2, 3]
              part: [ { name: a, whole: [] }, { name: b, whole: [vision] } ]
            scenes:
              rooms: { count: 3 }
            data:
              train-${size}:
                scenes: [rooms]
                subtasks: ${subtasks}
              test: { folder: there }
            models:
              base: { config: { hidden: 8 }, seed: 1 }
            runs:
              ${part.name}-${size}:
                base: base
                config: [ "${common}", { train: { whole: "${part.whole}" } } ]
            evaluations:
              ${part.name}-${size}:
                of: ${part.name}-${size}
                on: test
            table:
              columns: [camera-yaw-direction, mean]
              rows:
                - { name: "${part.name} ${size}", x: "${size}", evaluations: ["${part.name}-${size}"] }
              differences:
                - { first: a 1, second: b 3 }
              chart: { title: t, x: size }
            """;

    @TempDir
    private Path folder;

    private void readOrRefuse(String recipe) throws IOException {
        Path file = Files.writeString(folder.resolve("r.yaml"), recipe);
        try {
            Recipe read = RecipeReader.read(file);
            assertThat(read.name()).isNotBlank();
            read.runs()
                    .values()
                    .forEach(run -> assertThat(read.models().containsKey(run.base())
                                    || read.runs().containsKey(run.base()))
                            .isTrue());
        } catch (RecipeException e) {
            assertThat(e.getMessage()).startsWith("r.yaml").hasSizeLessThan(2000);
        }
    }

    @Test
    void the_recipe_itself_is_fine() throws IOException {
        Recipe recipe = RecipeReader.read(Files.writeString(folder.resolve("r.yaml"), RECIPE));
        assertThat(recipe.runs()).hasSize(6);
        assertThat(recipe.table().orElseThrow().rows()).hasSize(6);
    }

    @Test
    void lines_left_out_doubled_or_moved_are_read_or_refused() throws IOException {
        Random random = new Random(21);
        for (int round = 0; round < 1500; round++) {
            List<String> lines = new ArrayList<>(RECIPE.lines().toList());
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(lines.size());
                switch (random.nextInt(4)) {
                    case 0 -> lines.remove(at);
                    case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                    case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                    default -> lines.set(at, " " + lines.get(at));
                }
            }
            readOrRefuse(String.join("\n", lines) + "\n");
        }
    }

    @Test
    void words_in_other_places_are_read_or_refused() throws IOException {
        Random random = new Random(22);
        List<String> words = List.of(RECIPE.split("(?<=\\W)|(?=\\W)", -1));
        for (int round = 0; round < 1500; round++) {
            List<String> changed = new ArrayList<>(words);
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed.set(random.nextInt(changed.size()), words.get(random.nextInt(words.size())));
            }
            readOrRefuse(String.join("", changed));
        }
    }

    @Test
    void a_recipe_that_breaks_off_is_read_or_refused() throws IOException {
        for (int length = 0; length < RECIPE.length(); length += 3) {
            readOrRefuse(RECIPE.substring(0, length));
        }
    }
}
