package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.engine.recomputed.RawScene.RawObject;

/// Questions about the sizes of objects: subtasks 16 to 18.
final class ObjectChecks {
    private static final double SHOWN_SHARE = 0.9;
    private static final double SEEN_SHARE = 0.05;
    private static final List<String> NO_OBJECTS = List.of("wall", "floor", "ceiling", "window", "object");

    private final RawSight sight;

    ObjectChecks(RawSight sight) {
        this.sight = sight;
    }

    void check(Sample sample) {
        int id = sample.provenance().objects().getFirst();
        RawObject object = Objects.requireNonNull(sight.scene().objects().get(id));
        assertThat(sample.provenance().objects()).hasSize(1);
        int axis = axis(sample.subtask(), object);
        double side = span(object.points(), axis);
        Expect.scalar(sample, 1000 * side, Answer.Unit.MILLIMETRE);
        assertThat(side).isGreaterThanOrEqualTo(sight.rules().minMetres() - Expect.TINY);
        assertThat(sample.conversations().getFirst().value()).contains(object.label());
        assertThat(sample.provenance().bin()).isEqualTo(object.label());
        assertThat(NO_OBJECTS).doesNotContain(object.label());

        List<Integer> frames = sample.provenance().frames();
        assertThat(frames).doesNotHaveDuplicates().isSorted();
        double needed = SHOWN_SHARE * side;
        assertThat(span(visible(object, frames), axis)).isGreaterThanOrEqualTo(needed - Expect.TINY);
        for (Integer left : frames) {
            List<Integer> others = new ArrayList<>(frames);
            others.removeIf(left::equals);
            assertThat(span(visible(object, others), axis)).isLessThan(needed + Expect.TINY);
            int points = visible(object, List.of(left)).length;
            assertThat(points).isGreaterThanOrEqualTo(enough(object.points().length));
            Expect.raw(sample, "visible_points_" + (frames.indexOf(left) + 1), points);
        }
        gates(sample, id, object.label(), frames);
    }

    private void gates(Sample sample, int id, String label, List<Integer> frames) {
        if (sight.rules().uniqueLabels()) {
            sight.scene().objects().forEach((other, object) -> {
                if (other != id && object.label().equals(label)) {
                    assertThat(visible(object, frames))
                            .as("points of object %d", other)
                            .isEmpty();
                }
            });
        }
        for (int first : frames) {
            for (int second : frames) {
                if (first < second) {
                    assertThat(sight.overlapPercent(first, second))
                            .isLessThanOrEqualTo(sight.rules().maxObjectOverlap() + 0.05);
                }
            }
        }
        assertThat(sample.provenance().points()).isEmpty();
    }

    private int enough(int points) {
        double exact = SEEN_SHARE * points;
        double whole = sight.rules().strictSight() ? Math.ceil(exact - 1e-9) : Math.floor(exact + 1e-9);
        return (int) Math.max(1, whole);
    }

    private int axis(Subtask subtask, RawObject object) {
        boolean xIsLonger = span(object.points(), 0) >= span(object.points(), 1);
        return switch (subtask) {
            case OBJECT_HEIGHT -> 2;
            case OBJECT_LENGTH -> xIsLonger ? 0 : 1;
            default -> xIsLonger ? 1 : 0;
        };
    }

    private int[] visible(RawObject object, Collection<Integer> frames) {
        return Arrays.stream(object.points())
                .filter(point ->
                        frames.stream().anyMatch(frame -> sight.seen(frame).get(point)))
                .toArray();
    }

    private double span(int[] points, int axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int point : points) {
            double at = sight.scene().point(point)[axis];
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        return high - low;
    }
}
