package org.multispa.engine.subtasks;

import org.multispa.engine.index.FramePair;
import org.multispa.engine.index.PairTable;

/// Which frame of a pair is shown first.
final class FrameOrder {
    private FrameOrder() {}

    /// True where the later frame is shown first: a coin toss by hash.
    static boolean swapped(SceneContext context, PairTable pairs, int i) {
        return context.seed()
                        .with("order")
                        .with(context.frame(pairs.first()[i]).number())
                        .with(context.frame(pairs.second()[i]).number())
                        .below(2)
                == 1;
    }

    /// Pair `i` of the table in the order in which it is shown.
    static FramePair of(SceneContext context, PairTable pairs, int i) {
        int a = pairs.first()[i];
        int b = pairs.second()[i];
        return swapped(context, pairs, i)
                ? context.index().pair(b, a, pairs.overlapPercent()[i])
                : context.index().pair(a, b, pairs.overlapPercent()[i]);
    }
}
