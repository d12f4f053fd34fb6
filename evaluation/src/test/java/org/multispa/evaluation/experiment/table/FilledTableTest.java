package org.multispa.evaluation.experiment.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.stats.Statistics;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.experiment.recipe.TableSpec;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.experiment.recipe.TableSpec.Guess;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.Items;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FilledTableTest {
    private static final Subtask YAW = Subtask.CAMERA_YAW_DIRECTION;
    private static final Subtask PITCH = Subtask.CAMERA_PITCH_DIRECTION;
    private static final Subtask DEPTH = Subtask.DEPTH_COMPARISON_DOT;

    private static Column column(String figure) {
        return new Column(figure, figure, Optional.empty(), Map.of());
    }

    private static TableSpec.Row row(String name, String... evaluations) {
        return new TableSpec.Row(1, name, OptionalDouble.empty(), "", List.of(evaluations));
    }

    private static TableSpec spec(List<TableSpec.Row> rows, List<Column> columns) {
        return new TableSpec(rows, columns, List.of(), List.of(), Optional.empty());
    }

    private static FilledTable fill(TableSpec spec, Map<String, Answered> evaluations) throws IOException {
        return FilledTable.of("name", "about", spec, evaluations, Map.of());
    }

    private static Answered test(List<Scored> items) {
        return new Answered("test", items);
    }

    private static List<Scored> both(List<Scored> one, List<Scored> other) {
        List<Scored> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    @Test
    void a_cell_holds_the_share_of_right_answers_with_both_intervals() throws IOException {
        FilledTable table = fill(
                spec(List.of(row("tuned", "e")), List.of(column(YAW.id()))), Map.of("e", test(Items.some(YAW, 7, 12))));
        Figure figure = table.rows().getFirst().cells().getFirst().orElseThrow();
        assertThat(figure.share()).isCloseTo(7 / 12.0, within(1e-12));
        assertThat(figure.wilson()).contains(Statistics.wilson(7, 12, Statistics.Z95));
        assertThat(figure.byScene()).isPresent();
        assertThat(table.questions()).isEqualTo(12);
        assertThat(table.scenes()).isEqualTo(4);
    }

    @Test
    void a_row_gathers_the_answers_of_several_evaluations() throws IOException {
        FilledTable table = fill(
                spec(
                        List.of(row("alone", "yaw", "depth")),
                        List.of(column(YAW.id()), column(DEPTH.id()), column("mean"), column("average"))),
                Map.of("yaw", test(Items.some(YAW, 3, 4)), "depth", test(Items.some(DEPTH, 1, 4))));
        assertThat(shares(table, 0)).containsExactly(0.75, 0.25, 0.5, 0.5);
    }

    private static List<Double> shares(FilledTable table, int row) {
        return table.rows().get(row).cells().stream()
                .map(cell -> cell.map(Figure::share).orElse(-1.0))
                .toList();
    }

    @Test
    void paper_rows_are_plain_means_of_their_subtasks() throws IOException {
        FilledTable table = fill(
                spec(List.of(row("r", "e")), List.of(column("orientation-direction"), column("depth-value"))),
                Map.of("e", test(both(Items.some(YAW, 4, 4), Items.some(PITCH, 0, 100)))));
        assertThat(shares(table, 0)).containsExactly(0.5, -1.0);
    }

    @Test
    void means_over_other_subtasks_than_those_of_the_other_rows_are_left_out() throws IOException {
        FilledTable table = fill(
                spec(List.of(row("all", "all"), row("part", "part")), List.of(column("mean"), column(YAW.id()))),
                Map.of(
                        "all", test(both(Items.some(YAW, 1, 4), Items.some(DEPTH, 2, 4))),
                        "part", test(Items.some(YAW, 4, 4))));
        assertThat(shares(table, 0)).containsExactly(0.375, 0.25);
        assertThat(shares(table, 1)).containsExactly(-1.0, 1.0);
    }

    @Test
    void columns_are_all_subtasks_that_were_asked_unless_the_recipe_names_some() throws IOException {
        FilledTable table = fill(
                spec(List.of(row("a", "a"), row("b", "b")), List.of()),
                Map.of("a", test(Items.some(YAW, 1, 4)), "b", test(Items.some(DEPTH, 2, 4))));
        assertThat(table.columns()).extracting(Column::name).containsExactly(DEPTH.id(), YAW.id(), "mean");
        FilledTable one = fill(spec(List.of(row("a", "a")), List.of()), Map.of("a", test(Items.some(YAW, 1, 4))));
        assertThat(one.columns()).extracting(Column::name).containsExactly(YAW.id());
    }

    @Test
    void a_column_takes_questions_of_one_data_set_or_with_one_property() throws IOException {
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<Facet, String> facets = Map.of(Facet.IMAGES, i < 2 ? "02" : "03");
            items.add(Items.of("q" + i, "s" + i, YAW, i < 3, Rung.BACKTICKS, facets));
        }
        FilledTable table = fill(
                spec(
                        List.of(row("r", "e", "f")),
                        List.of(
                                new Column("two", YAW.id(), Optional.of("test"), Map.of(Facet.IMAGES, "02")),
                                new Column("three", YAW.id(), Optional.of("test"), Map.of(Facet.IMAGES, "03")),
                                new Column("four", YAW.id(), Optional.empty(), Map.of(Facet.IMAGES, "04")),
                                new Column("hard", YAW.id(), Optional.of("hard"), Map.of()))),
                Map.of("e", test(items), "f", new Answered("hard", Items.some(YAW, 0, 5))));
        assertThat(shares(table, 0)).containsExactly(1.0, 0.25, -1.0, 0.0);
    }

    @Test
    void differences_are_paired_and_have_the_p_values_of_a_comparison() throws IOException {
        List<Scored> first = Items.random(1, 6, 5, 0.3);
        List<Scored> second = Items.random(2, 6, 5, 0.7);
        TableSpec spec = new TableSpec(
                List.of(row("base", "b"), row("tuned", "t")),
                List.of(column(YAW.id()), column("object-size"), column("average"), column("mean")),
                List.of(),
                List.of(new TableSpec.Difference("gain", "base", "tuned")),
                Optional.empty());
        FilledTable table = fill(spec, Map.of("b", test(first), "t", test(second)));
        Comparison expected = Comparison.of(first, second);
        FilledTable.Difference gain = table.differences().getFirst();
        assertThat(gain.cells()).hasSize(4);
        assertThat(gain.cells().get(0).orElseThrow().mcNemar())
                .isEqualTo(Optional.ofNullable(expected.subtasks().get(YAW))
                        .orElseThrow()
                        .mcNemar());
        assertThat(gain.cells().get(2).orElseThrow().difference())
                .isCloseTo(expected.rowAverage().orElseThrow().difference(), within(1e-12));
        assertThat(gain.cells().get(3).orElseThrow().probability())
                .isEqualTo(expected.subtaskAverage().orElseThrow().probability());
    }

    @Test
    void means_of_different_subtasks_are_not_compared() throws IOException {
        TableSpec spec = new TableSpec(
                List.of(row("a", "a"), row("b", "b")),
                List.of(column("mean"), column(YAW.id())),
                List.of(),
                List.of(new TableSpec.Difference("d", "a", "b")),
                Optional.empty());
        FilledTable table = fill(
                spec,
                Map.of(
                        "a", test(Items.some(YAW, 1, 4)),
                        "b", test(both(Items.some(YAW, 2, 4), Items.some(DEPTH, 2, 4)))));
        assertThat(table.differences().getFirst().cells().get(0)).isEmpty();
        assertThat(table.differences().getFirst().cells().get(1)).isPresent();
    }

    @Test
    void evaluations_that_are_not_there_yet_leave_their_places_empty_and_are_named() throws IOException {
        FilledTable table = fill(
                spec(List.of(row("a", "a"), row("b", "b", "c")), List.of(column(YAW.id()))),
                Map.of("a", test(Items.some(YAW, 1, 4))));
        assertThat(table.missing()).containsExactly("b", "c");
        assertThat(shares(table, 1)).containsExactly(-1.0);
        assertThat(table.markdown()).contains("| b ", "Not there yet: b, c.");
        FilledTable none = fill(spec(List.of(row("a", "a")), List.of()), Map.of());
        assertThat(none.columns()).isEmpty();
        assertThat(none.markdown()).contains("Not there yet: a.");
        assertThat(none.svg()).isEmpty();
    }

    @Test
    void two_answers_to_one_question_in_a_row_are_refused() {
        Answered answered = test(Items.some(YAW, 1, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        fill(spec(List.of(row("twice", "a", "b")), List.of()), Map.of("a", answered, "b", answered)))
                .withMessageContaining("row 'twice'")
                .withMessageContaining(YAW.id() + "-0");
    }

    /// Ten questions, of which `left` is the answer to seven.
    private static List<Sample> directions() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Answer truth = new Answer.Direction(i % 10 < 7 ? Answer.Direction.Word.LEFT : Answer.Direction.Word.RIGHT);
            samples.add(Samples.of("q" + i, "scene" + i / 4, YAW, truth, Map.of()));
        }
        return samples;
    }

    private static Answered wrong(List<Sample> samples) {
        return test(samples.stream()
                .map(sample -> Scorer.score(sample, Optional.empty()))
                .toList());
    }

    @Test
    void guesses_are_worked_out_on_the_questions_that_were_asked() throws IOException {
        List<Sample> samples = directions();
        TableSpec spec = new TableSpec(
                List.of(row("model", "e")),
                List.of(column(YAW.id()), column("average"), column(DEPTH.id())),
                List.of(Guess.values()),
                List.of(),
                Optional.empty());
        FilledTable table =
                FilledTable.of("n", "", spec, Map.of("e", wrong(samples)), Map.of("test", samples, "other", samples));
        assertThat(table.chance())
                .containsExactly(OptionalDouble.of(0.5), OptionalDouble.of(0.5), OptionalDouble.empty());
        assertThat(table.rows()).extracting(FilledTable.Row::guess).containsExactly(true, false);
        assertThat(shares(table, 0)).containsExactly(0.7, 0.7, -1.0);
        assertThat(shares(table, 1)).containsExactly(0.0, 0.0, -1.0);
        assertThat(table.questions()).isEqualTo(40);
    }

    @Test
    void guesses_leave_out_what_a_limit_left_out() throws IOException {
        List<Sample> samples = directions();
        TableSpec spec = new TableSpec(
                List.of(row("model", "e")),
                List.of(column(YAW.id())),
                List.of(Guess.values()),
                List.of(),
                Optional.empty());
        FilledTable table =
                FilledTable.of("n", "", spec, Map.of("e", wrong(samples.subList(0, 7))), Map.of("test", samples));
        assertThat(table.rows().getFirst().cells().getFirst().orElseThrow().asked())
                .isEqualTo(7);
        assertThat(shares(table, 0)).containsExactly(1.0);
    }

    @Test
    void the_table_reads_as_markdown() throws IOException {
        TableSpec spec = new TableSpec(
                List.of(row("untrained", "a"), row("a | b", "b")),
                List.of(column(YAW.id())),
                List.of(Guess.CHANCE),
                List.of(new TableSpec.Difference("gain", "untrained", "a | b")),
                Optional.empty());
        String text = fill(spec, Map.of("a", test(Items.some(YAW, 0, 12)), "b", test(Items.some(YAW, 12, 12))))
                .markdown();
        assertThat(text.lines())
                .contains(
                        "# name",
                        "about",
                        "12 questions from 4 scenes. Right answers in percent.",
                        "| %         | camera-yaw-direction | readable |",
                        "| chance    |                    – |        – |",
                        "| untrained |                  0.0 |    100.0 |",
                        "| a \\| b    |                100.0 |    100.0 |",
                        "| untrained |       0.0 to 0.0 (0.0 to 24.2) |")
                .anyMatch(line ->
                        line.matches("\\| gain .*\\+100\\.0, 100\\.0 to 100\\.0, p < 0\\.001 / p < 0\\.001 \\|"));
        assertThat(text).endsWith("\n").doesNotContain("\r");
    }

    @Test
    void the_share_of_replies_that_could_be_read_is_told_apart() throws IOException {
        List<Scored> items = both(Items.some(YAW, 1, 3), List.of(Items.missing("m", "s", YAW, Outcome.UNREADABLE)));
        FilledTable table =
                fill(spec(List.of(row("a", "a"), row("b", "b")), List.of(column(YAW.id()))), Map.of("a", test(items)));
        assertThat(table.rows().get(0).readable()).isEqualTo(OptionalDouble.of(0.75));
        assertThat(table.rows().get(1).readable()).isEmpty();
        assertThat(table.json()).contains("\"readable\": 0.75");
    }

    @Test
    void the_table_reads_as_json() throws IOException {
        TableSpec spec = new TableSpec(
                List.of(
                        new TableSpec.Row(1, "a", OptionalDouble.of(10), "small", List.of("a")),
                        new TableSpec.Row(1, "b", OptionalDouble.of(20), "small", List.of("b"))),
                List.of(column(YAW.id()), new Column("hard", DEPTH.id(), Optional.of("x"), Map.of(Facet.IMAGES, "02"))),
                List.of(),
                List.of(new TableSpec.Difference("gain", "a", "b")),
                Optional.empty());
        JsonNode json = JsonMapper.shared()
                .readTree(fill(spec, Map.of("a", test(Items.some(YAW, 3, 12)), "b", test(Items.some(YAW, 6, 12))))
                        .json());
        assertThat(json.at("/format").stringValue()).isEqualTo("multispa-table-1");
        assertThat(json.at("/columns/1/where/images").stringValue()).isEqualTo("02");
        assertThat(json.at("/rows/0/x").doubleValue()).isEqualTo(10);
        assertThat(json.at("/rows/0/cells/camera-yaw-direction/share").doubleValue())
                .isEqualTo(0.25);
        assertThat(json.at("/rows/0/cells/camera-yaw-direction/right").longValue())
                .isEqualTo(3);
        assertThat(json.at("/rows/0/cells/camera-yaw-direction/wilson").size()).isEqualTo(2);
        assertThat(json.at("/rows/0/cells/hard").isMissingNode()).isTrue();
        assertThat(json.at("/differences/0/cells/camera-yaw-direction/difference")
                        .doubleValue())
                .isEqualTo(0.25);
        assertThat(json.at("/differences/0/cells/camera-yaw-direction/only_second")
                        .longValue())
                .isEqualTo(3);
    }
}
