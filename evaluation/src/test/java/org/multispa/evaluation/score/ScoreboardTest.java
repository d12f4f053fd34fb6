package org.multispa.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.extract.Rung;

final class ScoreboardTest {
    @Test
    void shares_rows_and_averages_are_those_worked_by_hand() {
        List<Scored> items = new ArrayList<>();
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_DOT, 3, 4));
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_COORDINATE, 1, 10));
        items.addAll(Items.some(Subtask.CAMERA_DISTANCE, 2, 5));
        Scoreboard board = Scoreboard.of(items);
        assertThat(board.questions()).isEqualTo(19);
        assertThat(board.scenes()).isEqualTo(4);
        assertThat(figure(board, Subtask.DEPTH_COMPARISON_DOT).share()).isEqualTo(0.75);
        assertThat(board.rows()).containsOnlyKeys(PaperRow.DEPTH_COMPARISON, PaperRow.TRANSLATION_DISTANCE);
        Figure comparison = board.rows().getOrDefault(PaperRow.DEPTH_COMPARISON, none());
        assertThat(comparison.share()).isCloseTo((0.75 + 0.1) / 2, within(1e-12));
        assertThat(comparison.right()).isEqualTo(4);
        assertThat(comparison.asked()).isEqualTo(14);
        assertThat(comparison.isPlainShare()).isFalse();
        assertThat(board.rowAverage().orElseThrow().share()).isCloseTo((0.425 + 0.4) / 2, within(1e-12));
        assertThat(board.subtaskAverage().orElseThrow().share()).isCloseTo((0.75 + 0.1 + 0.4) / 3, within(1e-12));
    }

    private static Figure none() {
        return Figure.ofMean(0, 0, 0, Optional.empty());
    }

    private static Figure figure(Scoreboard board, Subtask subtask) {
        return board.subtasks().getOrDefault(subtask, none());
    }

    @Test
    void extra_subtasks_are_listed_and_change_no_average() {
        List<Scored> items = new ArrayList<>(Items.some(Subtask.CAMERA_DISTANCE, 2, 5));
        Scoreboard without = Scoreboard.of(items);
        items.addAll(Items.some(Subtask.CAMERA_SIX_DOF, 5, 5));
        Scoreboard with = Scoreboard.of(items);
        assertThat(with.subtasks()).containsKey(Subtask.CAMERA_SIX_DOF);
        assertThat(with.subtaskAverage().orElseThrow().share())
                .isEqualTo(without.subtaskAverage().orElseThrow().share());
    }

    @Test
    void the_order_of_the_items_changes_nothing() {
        List<Scored> items = Items.random(1, 12, 5, 0.4);
        Scoreboard board = Scoreboard.of(items);
        List<Scored> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(2));
        assertThat(Scoreboard.of(shuffled)).isEqualTo(board);
    }

    @Test
    void nothing_asked_gives_no_figures() {
        Scoreboard board = Scoreboard.of(List.of());
        assertThat(board.subtasks()).isEmpty();
        assertThat(board.rowAverage()).isEmpty();
        assertThat(board.subtaskAverage()).isEmpty();
        assertThat(board.share(Outcome.MISSING)).isZero();
    }

    @Test
    void one_scene_has_no_interval_by_scene() {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true), Items.of("b", "s", Subtask.CAMERA_DISTANCE, false));
        Figure figure = figure(Scoreboard.of(items), Subtask.CAMERA_DISTANCE);
        assertThat(figure.byScene()).isEmpty();
        Interval wilson = figure.wilson().orElseThrow();
        assertThat(wilson.low()).isCloseTo(0.0945, within(5e-4));
        assertThat(wilson.high()).isCloseTo(0.9055, within(5e-4));
    }

    @Test
    void answers_that_hang_together_within_scenes_widen_the_interval() {
        List<Scored> apart = new ArrayList<>();
        List<Scored> together = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String scene = "scene" + i / 20;
            apart.add(Items.of("q" + i, scene, Subtask.CAMERA_DISTANCE, i % 2 == 0));
            together.add(Items.of("q" + i, scene, Subtask.CAMERA_DISTANCE, i / 20 % 2 == 0));
        }
        Interval narrow =
                figure(Scoreboard.of(apart), Subtask.CAMERA_DISTANCE).byScene().orElseThrow();
        Interval wide = figure(Scoreboard.of(together), Subtask.CAMERA_DISTANCE)
                .byScene()
                .orElseThrow();
        Interval wilson = figure(Scoreboard.of(together), Subtask.CAMERA_DISTANCE)
                .wilson()
                .orElseThrow();
        assertThat(narrow.high() - narrow.low()).isCloseTo(0, within(1e-9));
        assertThat(wide.high() - wide.low()).isGreaterThan(3 * (wilson.high() - wilson.low()));
        double expected = 2 * 1.96 * Math.sqrt(0.25 / 20);
        assertThat(wide.high() - wide.low()).isCloseTo(expected, within(0.15 * expected));
    }

    @Test
    void intervals_by_scene_cover_the_true_share_about_as_often_as_they_say() {
        int covered = 0;
        int sets = 150;
        Random random = new Random(5);
        for (int set = 0; set < sets; set++) {
            List<Scored> items = new ArrayList<>();
            for (int scene = 0; scene < 40; scene++) {
                double share = random.nextDouble();
                for (int q = 0; q < 5; q++) {
                    boolean right = random.nextDouble() < share;
                    items.add(Items.of(scene + "-" + q, "s" + scene, Subtask.CAMERA_VECTOR, right));
                }
            }
            double[][] figures = SceneDraws.of(items).figures();
            Interval interval = SceneDraws.interval(figures, Counts.position(Subtask.CAMERA_VECTOR))
                    .orElseThrow();
            covered += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
        }
        assertThat((double) covered / sets).isBetween(0.88, 1.0);
    }

    @Test
    void outcomes_are_counted() {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true),
                Items.missing("b", "s", Subtask.CAMERA_DISTANCE, Outcome.ABSTAINED),
                Items.missing("c", "s", Subtask.CAMERA_DISTANCE, Outcome.UNREADABLE),
                Items.missing("d", "s", Subtask.CAMERA_DISTANCE, Outcome.MISSING));
        Scoreboard board = Scoreboard.of(items);
        for (Outcome outcome : Outcome.values()) {
            assertThat(board.share(outcome)).isEqualTo(0.25);
        }
        assertThat(figure(board, Subtask.CAMERA_DISTANCE).share()).isEqualTo(0.25);
    }

    @Test
    void each_rung_adds_what_was_found_on_it() {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true, Rung.BACKTICKS, Map.of()),
                Items.of("b", "s", Subtask.CAMERA_DISTANCE, true, Rung.STATED, Map.of()),
                Items.of("c", "s", Subtask.CAMERA_DISTANCE, false, Rung.STATED, Map.of()),
                Items.of("d", "s", Subtask.CAMERA_VECTOR, true, Rung.LAST, Map.of()));
        List<RungEffect> rungs = Scoreboard.of(items).rungs();
        assertThat(rungs).extracting(RungEffect::rung).containsExactly(Rung.values());
        RungEffect stated = rungs.get(List.of(Rung.values()).indexOf(Rung.STATED));
        assertThat(stated.found()).isEqualTo(2);
        assertThat(stated.right()).isEqualTo(1);
        assertThat(stated.upTo()).isCloseTo((2.0 / 3 + 0) / 2, within(1e-12));
        assertThat(stated.gain()).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(rungs.getLast().upTo()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
        assertThat(rungs.stream().mapToDouble(RungEffect::gain).sum())
                .isCloseTo(rungs.getLast().upTo(), within(1e-12));
    }

    @Test
    void breakdowns_part_the_questions_that_have_the_property() {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true, Rung.BACKTICKS, Map.of(Facet.OVERLAP, "05–10")),
                Items.of("b", "s", Subtask.CAMERA_DISTANCE, false, Rung.BACKTICKS, Map.of(Facet.OVERLAP, "05–10")),
                Items.of("c", "s", Subtask.CAMERA_DISTANCE, true, Rung.BACKTICKS, Map.of(Facet.OVERLAP, "30–35")),
                Items.of("d", "s", Subtask.DEPTH_ESTIMATION_DOT, true));
        List<Breakdown> breakdowns = Scoreboard.of(items).breakdowns();
        assertThat(breakdowns).hasSize(1);
        assertThat(breakdowns.getFirst().facet()).isEqualTo(Facet.OVERLAP);
        assertThat(breakdowns.getFirst().cells())
                .extracting(Breakdown.Cell::value, Breakdown.Cell::right, Breakdown.Cell::asked)
                .containsExactly(tuple("05–10", 1L, 2L), tuple("30–35", 1L, 1L));
        assertThat(breakdowns.getFirst().cells().getFirst().medianError()).hasValue((0.01 + 0.5) / 2);
    }

    @Test
    void a_figure_and_an_item_check_themselves() {
        assertThatThrownBy(() -> Figure.ofMean(1.5, 0, 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        Scored item = Items.of("a", "s", Subtask.CAMERA_DISTANCE, true);
        assertThatThrownBy(() -> new Scored(
                        "a",
                        "s",
                        item.subtask(),
                        Outcome.MISSING,
                        item.rung(),
                        item.truth(),
                        item.answer(),
                        true,
                        item.error(),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("question 'a'");
    }
}
