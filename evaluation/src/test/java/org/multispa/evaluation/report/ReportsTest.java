package org.multispa.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Averages;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.Items;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.evaluation.score.Scored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportsTest {
    private static RunInfo info(String model) {
        return new RunInfo(
                "bench",
                "0123456789abcdef",
                model,
                new TreeMap<>(Map.of("temperature", 0.5)),
                "plain-1",
                0,
                new TreeMap<>(Map.of(Subtask.DEPTH_COMPARISON_DOT, 0.5)));
    }

    private static RunReport report(List<Scored> items) {
        return new RunReport(info("model | 1"), Scoreboard.of(items));
    }

    @Test
    void published_rows_give_the_published_averages() {
        assertThat(Published.ALL).hasSize(3);
        assertThat(Published.withRows()).hasSize(2);
        for (Published published : Published.withRows()) {
            assertThat(Averages.ofRows(published.rows()).orElseThrow())
                    .as(published.text())
                    .isCloseTo(published.average(), within(0.005));
        }
        assertThat(Published.ALL).extracting(Published::average).containsExactly(20.43, 56.11, 28.87);
    }

    @Test
    void a_report_shows_our_figure_the_published_ones_and_the_difference() {
        List<Scored> items = new ArrayList<>();
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_DOT, 3, 4));
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_COORDINATE, 2, 4));
        String text = report(items).markdown();
        assertThat(text).startsWith("# model | 1 on bench\n\n8 questions from 2 scenes.");
        assertThat(line(text, "| depth comparison "))
                .contains(" 62.50 |", " 49.50 |", "+13.00 |", " 74.00 |", "-11.50 |");
        assertThat(line(text, "| **average** "))
                .contains(" 62.50 |", " 20.43 |", " 56.11 |")
                .doesNotContain("+42");
        assertThat(text).contains("here of 1 of the 12", "Published average of GPT-4o: 28.87.", "temperature `0.5`");
        assertThat(line(text, "| depth-comparison-dot ")).contains("|     3 |     4 | 75.00 |", " 50.00 |");
        assertThat(text).contains("mean of the 2 asked of 26");
    }

    @Test
    void with_all_rows_the_averages_are_compared_too() {
        String text = report(Items.random(1, 10, 4, 0.5)).markdown();
        assertThat(line(text, "| **average** ")).containsPattern("20\\.43 \\| +\\+\\d\\d\\.\\d\\d");
        assertThat(text).containsPattern("GPT-4o: 28\\.87 \\(difference \\+\\d\\d\\.\\d\\d\\)");
        assertThat(text).contains("**mean of the 26**");
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void all_rows_of_a_table_have_the_same_width_and_cells() {
        String text = report(Items.random(2, 10, 4, 0.5)).markdown();
        List<String> table = new ArrayList<>();
        int tables = 0;
        for (String line : (text + "\n").split("\n", -1)) {
            if (line.startsWith("|")) {
                table.add(line);
            } else if (!table.isEmpty()) {
                assertThat(table.stream()
                                .map(row -> row.codePointCount(0, row.length()))
                                .distinct())
                        .hasSize(1);
                assertThat(table.stream()
                                .map(row -> row.replace("\\|", "")
                                        .chars()
                                        .filter(c -> c == '|')
                                        .count())
                                .distinct())
                        .hasSize(1);
                tables++;
                table.clear();
            }
        }
        assertThat(tables).isGreaterThanOrEqualTo(4);
    }

    @Test
    void rungs_and_breakdowns_that_occur_are_shown_and_others_are_not() {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true, Rung.BACKTICKS, Map.of(Facet.IMAGES, "02")),
                Items.of("b", "t", Subtask.CAMERA_DISTANCE, true, Rung.LAST, Map.of(Facet.IMAGES, "03")));
        String text = report(items).markdown();
        assertThat(text).contains("the last of several answers in the text", "## By number of images", "+50.00");
        assertThat(text).doesNotContain("in a box or in bold", "## By object");
    }

    @Test
    void questions_left_without_an_answer_are_shown_by_subtask() {
        List<Scored> items = new ArrayList<>(Items.some(Subtask.CAMERA_VECTOR, 2, 3));
        items.add(Items.of("a", "s", Subtask.CAMERA_DISTANCE, true));
        items.add(Items.missing("b", "t", Subtask.CAMERA_DISTANCE, Outcome.ABSTAINED));
        items.add(Items.missing("c", "t", Subtask.CAMERA_DISTANCE, Outcome.UNREADABLE));
        items.add(Items.missing("d", "t", Subtask.CAMERA_DISTANCE, Outcome.MISSING));
        items.add(Items.missing("e", "t", Subtask.CAMERA_DISTANCE, Outcome.ABSTAINED));
        String text = report(items).markdown();
        String section = text.substring(text.indexOf("## Questions without an answer"), text.indexOf("## How answers"));
        assertThat(line(section, "| camera-distance ")).contains(" 40.00 |", " 20.00 |");
        assertThat(section).doesNotContain("camera-vector");
        JsonNode outcomes = JsonMapper.shared()
                .readTree(report(items).json())
                .path("subtasks")
                .path("camera-distance")
                .path("outcomes");
        assertThat(outcomes.path("abstained").asLong()).isEqualTo(2);
        assertThat(outcomes.path("answered").asLong()).isEqualTo(1);
        assertThat(report(Items.some(Subtask.CAMERA_VECTOR, 2, 3)).markdown()).doesNotContain("without an answer");
    }

    @Test
    void the_json_holds_the_differences_from_the_published_figures() {
        List<Scored> items = Items.random(3, 10, 4, 0.5);
        JsonNode tree = JsonMapper.shared().readTree(report(items).json());
        double ours = tree.path("rows").path("depth-value").path("share").asDouble();
        assertThat(tree.path("rows")
                        .path("depth-value")
                        .path("difference_tuned")
                        .asDouble())
                .isCloseTo(100 * ours - 75.33, within(1e-9));
        double average = tree.path("row_average").path("share").asDouble();
        assertThat(tree.path("differences_of_averages").path("gpt-4o").asDouble())
                .isCloseTo(100 * average - 28.87, within(1e-9));
        JsonNode part = JsonMapper.shared()
                .readTree(report(Items.some(Subtask.CAMERA_VECTOR, 2, 3)).json());
        assertThat(part.has("differences_of_averages")).isFalse();
    }

    @Test
    void the_json_holds_what_the_text_shows() {
        List<Scored> items = Items.random(3, 10, 4, 0.5);
        Scoreboard board = Scoreboard.of(items);
        JsonNode tree = JsonMapper.shared().readTree(report(items).json());
        assertThat(tree.path("format").asString()).isEqualTo("multispa-report-1");
        assertThat(tree.path("questions").asLong()).isEqualTo(260);
        assertThat(tree.path("row_average").path("share").asDouble())
                .isEqualTo(board.rowAverage().orElseThrow().share());
        assertThat(tree.path("row_average").path("by_scene")).hasSize(2);
        assertThat(tree.path("rows")).hasSize(12);
        assertThat(tree.path("rows").path("depth-value").path("published_tuned").asDouble())
                .isEqualTo(75.33);
        assertThat(tree.path("subtasks")).hasSize(26);
        assertThat(tree.path("subtasks")
                        .path("depth-comparison-dot")
                        .path("chance")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(tree.path("rungs")).hasSize(Rung.values().length);
        assertThat(tree.path("published_averages").path("gpt-4o").asDouble()).isEqualTo(28.87);
        assertThat(tree.path("run").path("model").asString()).isEqualTo("model | 1");
    }

    @Test
    void a_comparison_tells_the_gain_of_the_second_over_the_first() {
        List<Scored> first = Items.some(Subtask.CAMERA_DISTANCE, 2, 10);
        List<Scored> second = Items.some(Subtask.CAMERA_DISTANCE, 8, 10);
        ComparisonReport report = new ComparisonReport(info("base"), info("tuned"), Comparison.of(first, second));
        String text = report.markdown();
        assertThat(text)
                .startsWith("# tuned against base\n\n10 questions that both were asked. 6 only the second answered");
        assertThat(line(text, "| camera translation, distance ")).contains(" 20.00 |", " 80.00 |", "+60.00 |");
        assertThat(line(text, "| camera-distance ")).contains("0.0313 |");
        JsonNode tree = JsonMapper.shared().readTree(report.json());
        assertThat(tree.path("subtasks")
                        .path("camera-distance")
                        .path("difference")
                        .asDouble())
                .isCloseTo(0.6, within(1e-12));
        assertThat(tree.path("mcnemar").path("only_second_right").asLong()).isEqualTo(6);
        assertThat(tree.path("first").path("model").asString()).isEqualTo("base");
    }

    @Test
    void runs_stand_side_by_side() {
        RunReport whole = new RunReport(info("whole"), Scoreboard.of(Items.random(4, 4, 3, 1)));
        RunReport part = new RunReport(info("part"), Scoreboard.of(Items.some(Subtask.CAMERA_DISTANCE, 1, 2)));
        String text = SideBySide.markdown(List.of(whole, part));
        assertThat(text).startsWith("# 2 runs side by side");
        assertThat(line(text, "| " + PaperRow.OBJECT_SIZE.text())).contains("100.00 |", "– |");
        assertThat(line(text, "| **average** ")).contains("100.00 |", "50.00 |");
    }

    @Test
    void numbers_are_written_the_same_everywhere() {
        assertThat(Format.signed(-0.001)).isEqualTo("+0.00");
        assertThat(Format.points(-0.1234)).isEqualTo("-12.34");
        assertThat(Format.probability(0.00001)).isEqualTo("< 0.0001");
        assertThat(Format.probability(0.05)).isEqualTo("0.0500");
        assertThat(Format.counted(1, "scene")).isEqualTo("1 scene");
        assertThat(Format.counted(1234, "scene")).isEqualTo("1,234 scenes");
    }
}
