package org.multispa.evaluation.reward.ask;

import java.util.stream.IntStream;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.Target;

/// Which frames are asked about.
final class Selection {
    private Selection() {}

    /// Positions in the video, rising.
    static int[] of(Frames frames, Target target, AskSettings settings) {
        int[] possible = IntStream.range(target.start() + 1, frames.count())
                .filter(frame -> frames.isUsable(frame) && target.maySee(frame))
                .toArray();
        int[] strided = IntStream.of(possible)
                .filter(frame ->
                        (frame - target.start()) % settings.every() == 0 || frame == possible[possible.length - 1])
                .toArray();
        return spread(strided, settings.most());
    }

    /// At most so many of them, evenly spread; the last one is among them.
    private static int[] spread(int[] all, int most) {
        if (all.length <= most) {
            return all;
        }
        return IntStream.rangeClosed(1, most)
                .map(i -> all[(int) ((long) i * all.length / most) - 1])
                .toArray();
    }
}
