package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shortest experiment that shows that the data teaches: rooms, questions, a model from scratch, training over two
/// processes, answers about rooms that the model has not seen. Takes minutes.
final class LearningTest {
    private static final String TASK = "camera-pitch-direction";

    @TempDir
    private Path folder;

    @Test
    void a_small_model_learns_from_rooms_what_it_then_finds_in_rooms_it_has_not_seen() throws IOException {
        Ran ran = Ran.command("experiment", Recipes.folder().resolve("learn-minutes.yaml"), "--out", folder);
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        JsonNode table = JsonMapper.shared().readTree(folder.resolve("table.json"));
        assertThat(table.at("/chance/" + TASK).doubleValue()).isEqualTo(0.5);
        JsonNode trained = row(table, "trained").at("/cells/" + TASK);
        assertThat(trained.at("/asked").intValue()).isEqualTo(300);
        assertThat(trained.at("/wilson/0").doubleValue()).as(trained.toString()).isGreaterThan(0.5);
        assertThat(trained.at("/share").doubleValue())
                .isGreaterThan(
                        row(table, "untrained").at("/cells/" + TASK + "/share").doubleValue());
        List<Double> losses = losses(folder.resolve("runs/trained/out/metrics.jsonl"));
        assertThat(losses).hasSize(250);
        assertThat(mean(losses.subList(200, 250))).isLessThan(0.8 * mean(losses.subList(50, 100)));
    }

    private static JsonNode row(JsonNode table, String name) {
        for (JsonNode row : table.at("/rows")) {
            if (row.at("/name").asString().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name + " in " + table);
    }

    private static List<Double> losses(Path metrics) throws IOException {
        return Files.readAllLines(metrics).stream()
                .map(line -> JsonMapper.shared().readTree(line).at("/loss").doubleValue())
                .toList();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
