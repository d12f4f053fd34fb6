package org.multispa.evaluation.reward;

import java.util.List;

/// The rewards of one video and target.
///
/// @param clip the video's name
/// @param target name of what was followed, see [org.multispa.evaluation.reward.clip.Target#name]
/// @param model who answered
/// @param goalMm displacement at which progress is 1, millimetres
/// @param goalGiven whether it was given; else it is the largest smooth displacement of the video
/// @param frames one for each frame, in order
public record ClipReward(
        String clip, String target, String model, double goalMm, boolean goalGiven, List<FrameReward> frames) {
    public ClipReward {
        frames = List.copyOf(frames);
        if (!(goalMm >= 0) || Double.isInfinite(goalMm)) {
            throw new IllegalArgumentException("a goal is 0 mm or more, found " + goalMm);
        }
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).frame() != i) {
                throw new IllegalArgumentException("expected frame " + i + " of " + clip + ", found "
                        + frames.get(i).frame());
            }
        }
    }

    /// Frames in this state.
    public long count(RewardState state) {
        return frames.stream().filter(frame -> frame.state() == state).count();
    }
}
