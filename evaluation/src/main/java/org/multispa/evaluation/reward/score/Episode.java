package org.multispa.evaluation.reward.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.evaluation.reward.RewardState;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.geometry.Vec3;

/// The rewards of one tracked point held against its track.
///
/// @param group what is drawn as a whole for intervals: the recording that the clip belongs to
/// @param clip the video's name
/// @param target what was followed
/// @param frames those that were asked about and whose truth is known
public record Episode(String group, String clip, String target, List<Judged> frames) {
    public Episode {
        frames = List.copyOf(frames);
    }

    /// A frame with its truth.
    ///
    /// @param answered whether there was an answer to rely on
    /// @param trueMm real displacement from the start, 0 where the point did not move, whole millimetres as in the
    ///     truth of a data set
    /// @param mm smooth displacement of the reward, millimetres
    /// @param errorMm how far the raw answer is off, of vectors the length of the difference; NaN without an answer
    /// @param moved whether the answer says that the point moved; false without an answer
    public record Judged(boolean answered, double trueMm, double mm, double errorMm, boolean moved) {}

    /// @param truth how the point moved; frames where it is not known are left out
    public static Episode of(String group, ClipReward reward, PointTruth truth) {
        int start = 0;
        for (FrameReward frame : reward.frames()) {
            start = frame.state() == RewardState.START ? frame.frame() : start;
        }
        List<Judged> judged = new ArrayList<>();
        for (FrameReward frame : reward.frames()) {
            Optional<Vec3> motion = truth.motion(start, frame.frame()).filter(Vec3::isFinite);
            boolean answered = frame.state() == RewardState.ANSWERED;
            if (motion.isPresent() && (answered || frame.state() == RewardState.ABSTAINED)) {
                double mm = Answer.millimetres(motion.get().norm()).value();
                Answer.Vector whole = Answer.vectorMillimetres(motion.get());
                double error = frame.vectorMm()
                        .map(vector -> vector.minus(new Vec3(whole.x(), whole.y(), whole.z()))
                                .norm())
                        .orElse(Math.abs(frame.rawMm().orElse(Double.NaN) - mm));
                judged.add(new Judged(
                        answered, mm, frame.mm(), error, frame.moved().orElse(false)));
            }
        }
        return new Episode(group, reward.clip(), reward.target(), judged);
    }

    /// Whether the point rests in all frames that were asked about.
    boolean isStill() {
        return frames.stream().allMatch(frame -> frame.trueMm() == 0);
    }
}
