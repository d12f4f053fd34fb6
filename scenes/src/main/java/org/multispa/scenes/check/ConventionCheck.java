package org.multispa.scenes.check;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Pose;
import org.multispa.scenes.Frame;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.check.CheckReport.Failed;
import org.multispa.scenes.check.CheckReport.NotCheckable;
import org.multispa.scenes.check.CheckReport.Passed;
import org.multispa.scenes.check.CheckReport.Verdict;

/// Checks a scene's conventions by its own measurements (section 1 of the specification): depth of one frame is
/// carried through the poses into another and compared with what that one measured. A handful of pairs is enough,
/// so few images are decoded. The usual mistakes are undone one after the other; one that clearly raises the
/// agreement is named as the likely cause. At last the scene's points are held against the depth images.
public final class ConventionCheck {
    private static final double ENOUGH = 0.5;
    private static final double RESTORED = 0.6;
    private static final double CLEARLY_BETTER = 0.15;
    private static final double BETTER = 0.08;
    private static final double REST_OF_ERROR = 0.3;

    private static final Failed UNKNOWN = new Failed(
            "depth, poses and intrinsics do not agree, and none of the usual mistakes explains it",
            "check that poses belong to their frames, that depth is registered to the colour camera, and the units");
    private static final Failed POINTS_ELSEWHERE = new Failed(
            "the points do not lie on the surfaces that the depth images measured",
            "give points and poses in the same world and unit, with the axis alignment applied to neither of them");

    private final StaticScene scene;
    private final Map<Integer, CheckedView> views;
    private final List<PairPicker.Pair> pairs;

    private ConventionCheck(StaticScene scene, Map<Integer, CheckedView> views, List<PairPicker.Pair> pairs) {
        this.scene = scene;
        this.views = views;
        this.pairs = pairs;
    }

    /// Looks at up to twelve pairs of frames. Frames whose depth image cannot be read are passed over.
    public static CheckReport check(StaticScene scene) {
        Pose toFiles = scene.alignment().inverse();
        List<Pose> poses =
                scene.frames().stream().map(f -> toFiles.times(f.pose())).toList();
        List<PairPicker.Pair> picked = PairPicker.pick(poses);
        TreeSet<Integer> positions = new TreeSet<>();
        picked.forEach(pair -> positions.addAll(List.of(pair.first(), pair.second())));
        if (positions.isEmpty() && !poses.isEmpty()) {
            positions.add(0);
        }
        Map<Integer, CheckedView> views = new ConcurrentSkipListMap<>();
        positions.parallelStream()
                .forEach(position -> view(scene.frames().get(position), poses.get(position))
                        .ifPresent(view -> views.put(position, view)));
        List<PairPicker.Pair> pairs = picked.stream()
                .filter(pair -> views.containsKey(pair.first()) && views.containsKey(pair.second()))
                .toList();
        return new ConventionCheck(scene, views, pairs).report();
    }

    private static Optional<CheckedView> view(Frame frame, Pose pose) {
        try {
            DepthMap depth = frame.pixels().depth();
            return Optional.of(new CheckedView(pose, frame.camera().scaledTo(depth.width(), depth.height()), depth, 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private CheckReport report() {
        if (views.isEmpty()) {
            return report(new NotCheckable("no depth image could be read"), PairAgreement.NONE, OptionalDouble.empty());
        }
        PairAgreement asRead = agreement(view -> view);
        Optional<Failed> failure = failureOfFrames(asRead);
        if (failure.isPresent()) {
            return report(failure.get(), asRead, OptionalDouble.empty());
        }
        OptionalDouble ofPoints = PointAgreement.of(scene.points(), scene.alignment(), List.copyOf(views.values()));
        return report(verdict(asRead, ofPoints), asRead, ofPoints);
    }

    private CheckReport report(Verdict verdict, PairAgreement asRead, OptionalDouble ofPoints) {
        return new CheckReport(verdict, pairs.size(), asRead.usable(), asRead.median(), ofPoints);
    }

    private Verdict verdict(PairAgreement asRead, OptionalDouble ofPoints) {
        if (ofPoints.isPresent() && ofPoints.getAsDouble() < ENOUGH) {
            return POINTS_ELSEWHERE;
        }
        if (asRead.usable() > 0) {
            return new Passed();
        }
        return new NotCheckable(
                pairs.isEmpty()
                        ? "no two frames between which the camera moved and kept its direction"
                        : "no pair of frames looks at a common part of the scene");
    }

    /// What is wrong with depth, poses or intrinsics; empty where they agree or nothing can be said.
    private Optional<Failed> failureOfFrames(PairAgreement asRead) {
        int position = views.keySet().iterator().next();
        Frame frame = scene.frames().get(position);
        CheckedView view =
                views.getOrDefault(position, views.values().iterator().next());
        double medianDepth = ImagePlausibility.medianDepth(List.copyOf(views.values()));
        Optional<Failed> implausible = ImagePlausibility.failure(frame, view, medianDepth);
        if (implausible.isPresent()) {
            return implausible;
        }
        Optional<Failed> likely = Hypothesis.all(view, frame.camera(), medianDepth).stream()
                .map(hypothesis -> new Tried(hypothesis, agreement(hypothesis.undone())))
                .filter(tried -> tried.explains(asRead, pairs.size()))
                .max(Comparator.comparingDouble(tried -> tried.agreement().median()))
                .map(tried -> new Failed(
                        tried.hypothesis().cause(), tried.hypothesis().advice()));
        boolean contradicts = asRead.usable() > 0 && asRead.median() < ENOUGH;
        return likely.or(() -> contradicts ? Optional.of(UNKNOWN) : Optional.empty());
    }

    /// A mistake that was undone, and how well the frames agree then.
    private record Tried(Hypothesis hypothesis, PairAgreement agreement) {
        boolean explains(PairAgreement asRead, int pairs) {
            double before = asRead.usable() == 0 ? 0 : asRead.median();
            return 2 * agreement.usable() >= pairs
                    && agreement.median() >= RESTORED
                    && (agreement.median() >= before + CLEARLY_BETTER
                            || (agreement.median() >= before + BETTER
                                    && 1 - agreement.median() <= REST_OF_ERROR * (1 - before)));
        }
    }

    private PairAgreement agreement(UnaryOperator<CheckedView> reading) {
        return PairAgreement.of(pairs.stream()
                .map(pair -> new PairAgreement.Views(view(pair.first(), reading), view(pair.second(), reading)))
                .toList());
    }

    private CheckedView view(int position, UnaryOperator<CheckedView> reading) {
        CheckedView view = views.get(position);
        if (view == null) {
            throw new IllegalStateException("no view of frame " + position);
        }
        return reading.apply(view);
    }
}
