package org.multispa.evaluation.experiment.table;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.baseline.Chance;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.Scorer;

final class GuessesTest {
    private static final Subtask YAW = Subtask.CAMERA_YAW_DIRECTION;
    private static final Subtask DISTANCE = Subtask.CAMERA_DISTANCE;

    private static Column column(String figure, Optional<String> on, Map<Facet, String> where) {
        return new Column(figure, figure, on, where);
    }

    private static Column column(String figure) {
        return column(figure, Optional.empty(), Map.of());
    }

    /// Directions, and twice as many distances of 1 to `most` metres.
    private static List<Sample> samples(String prefix, int count, int most) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String scene = "scene" + i % 5;
            samples.add(Samples.of(
                    prefix + "y" + i, scene, YAW, new Answer.Direction(Answer.Direction.Word.LEFT), Map.of()));
            for (int k = 0; k < 2; k++) {
                Answer truth = new Answer.Scalar(1000L * (1 + i % most), Answer.Unit.MILLIMETRE);
                samples.add(Samples.of(prefix + "d" + i + "-" + k, scene, DISTANCE, truth, Map.of()));
            }
        }
        return samples;
    }

    private static Answered asked(String data, List<Sample> samples) {
        return new Answered(
                data,
                samples.stream()
                        .map(sample -> Scorer.score(sample, Optional.empty()))
                        .toList());
    }

    private static double chance(List<Sample> samples, Subtask subtask) {
        return samples.stream()
                .filter(sample -> sample.subtask() == subtask)
                .mapToDouble(Chance::of)
                .average()
                .orElseThrow();
    }

    @Test
    void chance_is_the_mean_over_the_questions_and_means_are_over_subtasks() {
        List<Sample> samples = samples("q", 20, 3);
        Guesses guesses = new Guesses(Map.of("test", samples), List.of(List.of(asked("test", samples))));
        double distance = chance(samples, DISTANCE);
        assertThat(guesses.chance(column(YAW.id()))).isEqualTo(OptionalDouble.of(0.5));
        assertThat(guesses.chance(column(DISTANCE.id())).orElseThrow()).isCloseTo(distance, within(1e-12));
        assertThat(guesses.chance(column("mean")).orElseThrow()).isCloseTo((0.5 + distance) / 2, within(1e-12));
        assertThat(guesses.chance(column("average")).orElseThrow()).isCloseTo((0.5 + distance) / 2, within(1e-12));
        assertThat(guesses.chance(column("translation-distance")).orElseThrow()).isCloseTo(distance, within(1e-12));
        assertThat(guesses.chance(column("depth-value"))).isEmpty();
        assertThat(guesses.questionsAsked()).isEqualTo(60);
    }

    @Test
    void chance_heeds_the_data_set_and_the_properties_of_a_column() {
        List<Sample> near = samples("a", 10, 1);
        List<Sample> far = samples("b", 10, 8);
        Guesses guesses = new Guesses(
                Map.of("near", near, "far", far), List.of(List.of(asked("near", near)), List.of(asked("far", far))));
        assertThat(guesses.chance(column(DISTANCE.id(), Optional.of("near"), Map.of()))
                        .orElseThrow())
                .isCloseTo(chance(near, DISTANCE), within(1e-12));
        assertThat(guesses.chance(column(DISTANCE.id(), Optional.of("far"), Map.of()))
                        .orElseThrow())
                .isCloseTo(chance(far, DISTANCE), within(1e-12));
        assertThat(guesses.chance(column(YAW.id(), Optional.empty(), Map.of(Facet.IMAGES, "02"))))
                .isEqualTo(OptionalDouble.of(0.5));
        assertThat(guesses.chance(column(YAW.id(), Optional.empty(), Map.of(Facet.IMAGES, "03"))))
                .isEmpty();
    }

    @Test
    void the_best_constant_is_learned_on_all_questions_and_judged_on_those_asked() throws IOException {
        List<Sample> samples = samples("q", 40, 2);
        Guesses guesses = new Guesses(Map.of("test", samples), List.of(List.of(asked("test", samples.subList(0, 60)))));
        List<Answered> constant = guesses.constant();
        assertThat(constant)
                .singleElement()
                .satisfies(one -> assertThat(one.items()).hasSize(60));
        Figure yaw = Figures.figure(column(YAW.id()), Figures.items(column(YAW.id()), constant))
                .orElseThrow();
        assertThat(yaw.share()).isEqualTo(1);
        Figure distance = Figures.figure(column(DISTANCE.id()), Figures.items(column(DISTANCE.id()), constant))
                .orElseThrow();
        assertThat(distance.share()).isBetween(0.2, 0.8);
        assertThat(distance.asked()).isEqualTo(40);
    }

    @Test
    void scenes_are_counted_once() {
        List<Sample> samples = samples("q", 20, 3);
        List<Answered> row = List.of(asked("test", samples));
        assertThat(Guesses.scenes(List.of(row, row))).isEqualTo(5);
        assertThat(Guesses.scenes(List.of())).isZero();
    }
}
