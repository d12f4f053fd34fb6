package org.multispa.scenes.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.multispa.geometry.Intrinsics;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.check.CheckReport.Failed;
import org.multispa.scenes.check.CheckReport.NotCheckable;
import org.multispa.scenes.check.CheckReport.Passed;
import org.multispa.scenes.check.CheckReport.Verdict;

/// What the convention check of a tracked video found. A point that is visible must lie before the camera and
/// land in the image. Where the camera moves, things that stand still must keep their place in the world; as
/// everything that is tracked may move by itself, poses are refused only if undoing one of the usual mistakes
/// makes most points stand still that did not before.
///
/// @param positions visible positions that were looked at
/// @param inside share of them that land in the image, 0 to 1; NaN without any
/// @param still share of the points that keep their place in the world between two frames, 0 to 1; empty where the
///     camera rests or moves too little
public record TrackCheck(Verdict verdict, int positions, double inside, OptionalDouble still) {
    private static final int MOST_FRAMES = 32;
    private static final int MOST_POINTS = 1000;
    private static final double MARGIN_SHARE = 0.01;
    private static final double ENOUGH_INSIDE = 0.9;
    /// Tracked things are nearer than this: a median above it is a wrong unit.
    private static final double FARTHEST_METRES = 500;

    private static final double MOST_STILL = 0.6;
    private static final double CLEARLY_BETTER = 0.35;

    public static TrackCheck of(DynamicScene scene) {
        List<TrackView> views = spread(scene.frames().size(), MOST_FRAMES)
                .mapToObj(frame -> TrackView.of(scene, frame))
                .toList();
        int[] points = spread(scene.tracks().points(), MOST_POINTS).toArray();
        int positions = (int) views.stream()
                .mapToLong(view -> IntStream.of(points).filter(view::sees).count())
                .sum();
        double inside = inside(views, points, view -> view);
        if (positions == 0) {
            return new TrackCheck(new NotCheckable("no point is visible"), 0, Double.NaN, OptionalDouble.empty());
        }
        TrackMotion motion = TrackMotion.of(views, points);
        OptionalDouble still = motion.still(view -> view);
        Optional<Failed> failed = ofProjection(scene, views, points, inside)
                .or(() -> ofDepth(views, points))
                .or(() -> ofMotion(motion, still));
        Verdict verdict = failed.isPresent() ? failed.get() : new Passed();
        return new TrackCheck(verdict, positions, inside, still);
    }

    /// At most `most` of the numbers below `count`, evenly spread, the first and the last among them.
    static IntStream spread(int count, int most) {
        return count <= most
                ? IntStream.range(0, count)
                : IntStream.range(0, most).map(i -> (int) ((long) i * (count - 1) / (most - 1)));
    }

    private static double inside(List<TrackView> views, int[] points, UnaryOperator<TrackView> reading) {
        int seen = 0;
        int shown = 0;
        for (TrackView asRead : views) {
            TrackView view = reading.apply(asRead);
            double margin = MARGIN_SHARE * view.camera().width();
            for (int point : points) {
                if (view.sees(point)) {
                    seen++;
                    shown += view.shows(point, margin) ? 1 : 0;
                }
            }
        }
        return seen == 0 ? Double.NaN : (double) shown / seen;
    }

    private static Optional<Failed> ofProjection(
            DynamicScene scene, List<TrackView> views, int[] points, double inside) {
        Intrinsics camera = scene.frames().getFirst().camera();
        if (inside >= ENOUGH_INSIDE) {
            return TrackHypothesis.ofLens(camera).stream()
                    .filter(hypothesis -> inside(views, points, hypothesis.undone()) >= ENOUGH_INSIDE)
                    .findFirst()
                    .map(likely -> new Failed(
                            "the principal point " + camera.cx() + ", " + camera.cy() + " is far from the middle of "
                                    + camera.width() + "x" + camera.height() + " pixels: " + likely.cause(),
                            likely.advice()));
        }
        String found = String.format(
                Locale.ROOT, "only %.0f %% of the visible positions land in the image before the camera", 100 * inside);
        return TrackHypothesis.ofProjection(camera).stream()
                .filter(hypothesis -> inside(views, points, hypothesis.undone()) >= ENOUGH_INSIDE)
                .findFirst()
                .map(likely -> new Failed(found + ": " + likely.cause(), likely.advice()))
                .or(() -> Optional.of(new Failed(
                        found + ", and none of the usual mistakes explains it",
                        "check that tracks, visibility and intrinsics belong to these images")));
    }

    private static Optional<Failed> ofDepth(List<TrackView> views, int[] points) {
        double[] depths = views.stream()
                .flatMapToDouble(view -> IntStream.of(points)
                        .filter(view::sees)
                        .mapToDouble(point -> view.inCamera(point).z()))
                .sorted()
                .toArray();
        double median = depths[depths.length / 2];
        return median <= FARTHEST_METRES
                ? Optional.empty()
                : Optional.of(new Failed(
                        String.format(
                                Locale.ROOT,
                                "the tracked points are %.0f metres away: the tracks are in millimetres",
                                median),
                        "give them in metres"));
    }

    private static Optional<Failed> ofMotion(TrackMotion motion, OptionalDouble still) {
        if (still.isEmpty() || still.getAsDouble() >= MOST_STILL) {
            return Optional.empty();
        }
        record Tried(TrackHypothesis hypothesis, double still) {}
        return TrackHypothesis.ofMotion().stream()
                .map(hypothesis ->
                        new Tried(hypothesis, motion.still(hypothesis.undone()).orElse(0)))
                .filter(tried -> tried.still() >= MOST_STILL && tried.still() >= still.getAsDouble() + CLEARLY_BETTER)
                .max(Comparator.comparingDouble(Tried::still))
                .map(tried -> new Failed(
                        String.format(
                                Locale.ROOT,
                                "only %.0f %% of the points stand still while the camera moves, and %.0f %% would if this mistake"
                                        + " were undone: %s",
                                100 * still.getAsDouble(),
                                100 * tried.still(),
                                tried.hypothesis().cause()),
                        tried.hypothesis().advice()));
    }
}
