package org.multispa.evaluation.reward.ask;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.SeededHash;
import org.multispa.images.ImageSize;

/// Words the questions of one video and target.
final class Questions {
    private static final int WORDINGS = 100;

    private final Frames frames;
    private final Target target;
    private final AskSettings settings;
    private final MotionWording wording;

    Questions(Frames frames, Target target, AskSettings settings, MotionWording wording) {
        this.frames = frames;
        this.target = target;
        this.settings = settings;
        this.wording = wording;
    }

    /// From the start to a frame.
    Question motion(Check check, int to) {
        return asked(check, target.start(), to, startSpot());
    }

    /// From a frame back to the start.
    ///
    /// @param spot where the frame shows the point; nothing of a thing that is named
    Question reversed(int from, Optional<Spot> spot) {
        return asked(Check.REVERSED, from, target.start(), spot);
    }

    /// Where a frame shows the point of the start.
    Question whereabouts(int to) {
        Subtask subtask = Subtask.CORRESPONDENCE_COORDINATE;
        Map<String, String> slots = slots(startSpot().orElseThrow());
        return question(
                "where", subtask, target.start(), to, wording.words(subtask, slots, key(subtask, 0)), List.of());
    }

    private Optional<Spot> startSpot() {
        return switch (target) {
            case Target.Point point -> point.path().spot(point.start());
            case Target.Thing _ -> Optional.empty();
        };
    }

    private Question asked(Check check, int from, int to, Optional<Spot> spot) {
        boolean drawn = target instanceof Target.Point point && point.drawn();
        Subtask subtask = subtask(drawn);
        String words = words(subtask, drawn, spot, 0);
        for (int i = 1; check == Check.WORDING && i < WORDINGS; i++) {
            String others = words(subtask, drawn, spot, i);
            if (!others.equals(words)) {
                words = others;
                break;
            }
        }
        List<Overlay> overlays = drawn
                ? spot.map(s -> List.of(new Overlay(0, List.of(new Overlay.Dot(s.u(), s.v(), "")))))
                        .orElse(List.of())
                : List.of();
        return question(check.key(), subtask, from, to, words, overlays);
    }

    private Subtask subtask(boolean drawn) {
        String name = "motion-" + settings.quantity().key() + (drawn ? "-dot" : "-coordinate")
                + (settings.movingCamera() ? "-adt" : "-pstudio");
        return Subtask.byId(name).orElseThrow();
    }

    private String words(Subtask subtask, boolean drawn, Optional<Spot> spot, int variant) {
        SeededHash key = key(subtask, variant);
        return switch (target) {
            case Target.Point _ -> wording.words(subtask, drawn ? Map.of() : slots(spot.orElseThrow()), key);
            case Target.Thing thing ->
                LabelWording.words(settings.quantity(), settings.movingCamera(), thing.label(), key);
        };
    }

    private SeededHash key(Subtask subtask, int variant) {
        return SeededHash.of(settings.seed()).with("reward").with(subtask.id()).with(variant);
    }

    private Map<String, String> slots(Spot spot) {
        Answer.Pixel pixel = spot.pixel(frames.size());
        return Map.of("x", Integer.toString(pixel.x()), "y", Integer.toString(pixel.y()));
    }

    private Question question(String check, Subtask subtask, int from, int to, String words, List<Overlay> overlays) {
        List<Integer> shown = List.of(from, to);
        Answer none = switch (subtask.answerKind()) {
            case VECTOR -> new Answer.Vector(0, 0, 0);
            case PIXEL -> new Answer.Pixel(0, 0);
            case SCALAR, CHOICE, DIRECTION, MOTION -> new Answer.Scalar(0, Answer.Unit.MILLIMETRE);
        };
        Provenance provenance = new Provenance(
                frames.clip(),
                frames.clip(),
                shown,
                List.of(),
                List.of(),
                new TreeMap<>(),
                "reward",
                "reward",
                List.of(),
                overlays);
        Sample sample = new Sample(
                frames.clip() + "/" + target.name() + "/" + from + "-" + to + "/" + check,
                List.of(image(from), image(to)),
                Question.asked(words),
                subtask,
                "reward",
                none,
                provenance);
        return new Question(sample, shown);
    }

    private Sample.Image image(int frame) {
        ImageSize size = frames.size();
        return new Sample.Image(String.format(Locale.ROOT, "frame-%06d", frame), size.width(), size.height());
    }
}
