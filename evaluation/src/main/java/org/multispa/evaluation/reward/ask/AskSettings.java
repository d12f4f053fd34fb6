package org.multispa.evaluation.reward.ask;

import java.util.EnumSet;
import java.util.Set;

/// How a video is asked about.
///
/// @param movingCamera whether the camera may move: motion is then that of the point alone, and a way there and
///     one back are compared by their length only, as the axes are other ones
/// @param checks further ways in which every motion is asked about; [Check#FIRST] always is
/// @param every only frames a multiple of this behind the start are asked about, and the last one
/// @param most at most this many frames are asked about, evenly spread
/// @param seed chooses the wording
public record AskSettings(Quantity quantity, boolean movingCamera, Set<Check> checks, int every, int most, long seed) {
    public AskSettings {
        EnumSet<Check> all = EnumSet.of(Check.FIRST);
        all.addAll(checks);
        checks = Set.copyOf(all);
        if (every < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "expected a stride and a number of frames from 1, found " + every + ", " + most);
        }
    }
}
