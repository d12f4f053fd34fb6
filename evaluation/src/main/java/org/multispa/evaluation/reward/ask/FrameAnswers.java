package org.multispa.evaluation.reward.ask;

import java.util.List;

/// All that was said about a frame.
///
/// @param frame position in the video
/// @param state whether the frame was asked about
/// @param answers in the order of [Check]; the first that is no motion ends them
public record FrameAnswers(int frame, State state, List<FrameAnswer> answers) {
    public FrameAnswers {
        answers = List.copyOf(answers);
        if ((state == State.ASKED) == answers.isEmpty()) {
            throw new IllegalArgumentException(
                    "frame " + frame + " is " + state + " with " + answers.size() + " answers");
        }
    }

    /// What became of a frame.
    public enum State {
        /// Its motion is measured from here.
        START,
        /// It was asked about.
        ASKED,
        /// It was left out, see [AskSettings#every] and [AskSettings#most].
        SKIPPED,
        /// It does not show the point, or lies before the start.
        UNSEEN,
        /// Its image cannot be used.
        BROKEN
    }
}
