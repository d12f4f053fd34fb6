package org.multispa.engine.subtasks;

import static org.multispa.dataset.Answer.Direction.Word.BACKWARD;
import static org.multispa.dataset.Answer.Direction.Word.CLOCKWISE;
import static org.multispa.dataset.Answer.Direction.Word.COUNTERCLOCKWISE;
import static org.multispa.dataset.Answer.Direction.Word.DOWN;
import static org.multispa.dataset.Answer.Direction.Word.FORWARD;
import static org.multispa.dataset.Answer.Direction.Word.LEFT;
import static org.multispa.dataset.Answer.Direction.Word.RIGHT;
import static org.multispa.dataset.Answer.Direction.Word.UP;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.FramePair;
import org.multispa.engine.index.PairTable;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.engine.questions.Sequences;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.Frame;

/// How the camera moved between two frames: subtasks 7 to 15 and the extra ones about roll and all six degrees of
/// freedom. Which of the two frames comes first is a coin toss by hash, so that either direction is as likely.
final class CameraMotion implements QuestionFamily {
    /// Smallest roll whose direction is asked in any profile, degrees. Most cameras are held upright, and the sign
    /// of their roll is chance.
    private static final double LEAST_ROLL = 0.5;

    @Override
    public Set<Subtask> subtasks() {
        Set<Subtask> subtasks = EnumSet.range(Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_VECTOR);
        subtasks.addAll(EnumSet.of(Subtask.CAMERA_ROLL_DIRECTION, Subtask.CAMERA_ROLL_ANGLE, Subtask.CAMERA_SIX_DOF));
        return subtasks;
    }

    @Override
    public void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        PairTable pairs = context.pairs();
        for (int i = 0; i < pairs.size(); i++) {
            FramePair pair = FrameOrder.of(context, pairs, i);
            for (Subtask subtask : wanted) {
                propose(context, pair, subtask, sink);
            }
        }
    }

    private static void propose(SceneContext context, FramePair pair, Subtask subtask, ProposalSink sink) {
        switch (judge(subtask, pair, context.profile())) {
            case Judged.Dropped dropped -> sink.drop(subtask, dropped.gate());
            case Judged.Asked asked -> {
                SeededHash key = context.seed()
                        .with(subtask.id())
                        .with(pair.first().number())
                        .with(pair.second().number());
                String bin = Bins.overlap(pair.overlapPercent());
                if (context.profile().balanceAnswers() && asked.answer() instanceof Answer.Direction direction) {
                    bin = bin + "/" + direction.word().text();
                }
                sink.offer(
                        new Proposal(subtask, bin, key, () -> question(context, subtask, key, pair, asked.answer())));
            }
        }
    }

    private sealed interface Judged {
        record Asked(Answer answer) implements Judged {}

        record Dropped(Gate gate) implements Judged {}
    }

    private static Judged judge(Subtask subtask, FramePair pair, Profile profile) {
        double smallest = Math.max(profile.deadZoneMetres(), profile.deadZoneShare() * pair.distanceMetres());
        return switch (subtask) {
            case CAMERA_X_DIRECTION -> direction(pair.displacement().x(), smallest, RIGHT, LEFT);
            case CAMERA_Y_DIRECTION -> direction(pair.displacement().y(), smallest, DOWN, UP);
            case CAMERA_Z_DIRECTION -> direction(pair.displacement().z(), smallest, FORWARD, BACKWARD);
            case CAMERA_YAW_DIRECTION ->
                steep(pair, profile)
                        ? new Judged.Dropped(Gate.STEEP_VIEW)
                        : direction(pair.yawDegrees(), profile.deadZoneDegrees(), LEFT, RIGHT);
            case CAMERA_PITCH_DIRECTION -> direction(pair.pitchDegrees(), profile.deadZoneDegrees(), UP, DOWN);
            case CAMERA_YAW_ANGLE ->
                steep(pair, profile)
                        ? new Judged.Dropped(Gate.STEEP_VIEW)
                        : angle(pair.yawDegrees(), profile.minScalarDegrees());
            case CAMERA_PITCH_ANGLE -> angle(pair.pitchDegrees(), profile.minScalarDegrees());
            case CAMERA_DISTANCE -> length(pair, profile, Answer.millimetres(pair.distanceMetres()));
            case CAMERA_VECTOR -> length(pair, profile, Answer.vectorMillimetres(pair.displacement()));
            case CAMERA_ROLL_DIRECTION ->
                steep(pair, profile)
                        ? new Judged.Dropped(Gate.STEEP_VIEW)
                        : direction(
                                pair.rollDegrees(),
                                Math.max(LEAST_ROLL, profile.deadZoneDegrees()),
                                CLOCKWISE,
                                COUNTERCLOCKWISE);
            case CAMERA_ROLL_ANGLE ->
                steep(pair, profile)
                        ? new Judged.Dropped(Gate.STEEP_VIEW)
                        : angle(pair.rollDegrees(), profile.minScalarDegrees());
            case CAMERA_SIX_DOF ->
                steep(pair, profile) ? new Judged.Dropped(Gate.STEEP_VIEW) : length(pair, profile, motion(pair));
            default -> throw new IllegalArgumentException("not about camera motion: " + subtask.id());
        };
    }

    private static Judged direction(
            double amount, double smallest, Answer.Direction.Word positive, Answer.Direction.Word negative) {
        if (amount == 0 || Math.abs(amount) < smallest) {
            return new Judged.Dropped(Gate.DEAD_ZONE);
        }
        return new Judged.Asked(new Answer.Direction(amount > 0 ? positive : negative));
    }

    private static Judged angle(double degrees, double smallest) {
        return Math.abs(degrees) < smallest
                ? new Judged.Dropped(Gate.TOO_SMALL)
                : new Judged.Asked(Answer.degrees(Math.abs(degrees)));
    }

    private static Judged length(FramePair pair, Profile profile, Answer answer) {
        return pair.distanceMetres() < profile.minScalarMetres()
                ? new Judged.Dropped(Gate.TOO_SMALL)
                : new Judged.Asked(answer);
    }

    private static Answer motion(FramePair pair) {
        return Answer.motion(pair.displacement(), pair.yawDegrees(), pair.pitchDegrees(), pair.rollDegrees());
    }

    private static boolean steep(FramePair pair, Profile profile) {
        double limit = profile.steepestPitchDegrees();
        return Math.abs(pair.first().pose().pitchDegrees()) > limit
                || Math.abs(pair.second().pose().pitchDegrees()) > limit;
    }

    private static Question question(
            SceneContext context, Subtask subtask, SeededHash key, FramePair pair, Answer answer) {
        List<Frame> frames = subtask.isExtra()
                ? List.of(pair.first(), pair.second())
                : Sequences.between(context.settings(), key, context.index().frames(), pair.first(), pair.second());
        return new Question(
                subtask,
                Sequences.name(frames),
                frames,
                answer,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                raw(subtask, pair));
    }

    private static SortedMap<String, Double> raw(Subtask subtask, FramePair pair) {
        SortedMap<String, Double> raw = new TreeMap<>();
        raw.put("overlap_percent", pair.overlapPercent());
        raw.put("x_m", pair.displacement().x());
        raw.put("y_m", pair.displacement().y());
        raw.put("z_m", pair.displacement().z());
        raw.put("distance_m", pair.distanceMetres());
        raw.put("yaw_deg", pair.yawDegrees());
        raw.put("pitch_deg", pair.pitchDegrees());
        if (subtask.isExtra()) {
            raw.put("roll_deg", pair.rollDegrees());
        }
        return raw;
    }
}
