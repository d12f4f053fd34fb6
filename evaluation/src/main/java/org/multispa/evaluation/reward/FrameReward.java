package org.multispa.evaluation.reward;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.evaluation.reward.ask.FrameAnswer;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.geometry.Vec3;

/// The reward of one frame.
///
/// @param frame position in the video, from 0
/// @param image the frame's file or number
/// @param seconds from the first frame of the video
/// @param reason why there is no answer to rely on; there exactly where the state is `ABSTAINED`
/// @param rawMm displacement from the start as it was answered, millimetres; there where the state is `START` or
///     `ANSWERED`
/// @param vectorMm the same as a vector in the start's camera coordinates, where one was asked for
/// @param moved whether the raw displacement is large enough to count
/// @param direction the axis along which most of the vector lies; only where it moved
/// @param mm displacement made smooth, millimetres, without gaps
/// @param progress towards the goal, 0 to 1, from the smooth displacement
/// @param answers what was said
public record FrameReward(
        int frame,
        String image,
        double seconds,
        RewardState state,
        Optional<Reason> reason,
        OptionalDouble rawMm,
        Optional<Vec3> vectorMm,
        Optional<Boolean> moved,
        Optional<Word> direction,
        double mm,
        double progress,
        List<FrameAnswer> answers) {
    public FrameReward {
        answers = List.copyOf(answers);
        boolean known = state == RewardState.START || state == RewardState.ANSWERED;
        if (frame < 0 || !(seconds >= 0 && mm >= 0) || !Double.isFinite(seconds + mm)) {
            throw new IllegalArgumentException(
                    "frame, time and displacement are 0 or more, found " + frame + ", " + seconds + ", " + mm);
        }
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress is 0 to 1, found " + progress);
        }
        if (rawMm.isPresent() != known || moved.isPresent() != known || (vectorMm.isPresent() && !known)) {
            throw new IllegalArgumentException(
                    "a frame has a raw displacement exactly where it was answered, found " + state + " with " + rawMm);
        }
        if (reason.isPresent() != (state == RewardState.ABSTAINED)) {
            throw new IllegalArgumentException(
                    "there is a reason exactly where there is no answer to rely on, found " + state + ", " + reason);
        }
    }
}
