package org.multispa.training.batch;

import java.util.ArrayList;
import java.util.List;

/// Parts a batch into groups that a model computes at once, packed end to end.
public final class MicroBatches {
    private MicroBatches() {}

    /// Groups whose tokens together stay within `mostTokens`, in order; an example that alone exceeds them is a
    /// group of its own.
    ///
    /// @return none for no examples
    public static List<List<Example>> split(List<Example> examples, long mostTokens) {
        if (mostTokens < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1 token, found " + mostTokens);
        }
        List<List<Example>> groups = new ArrayList<>();
        List<Example> group = new ArrayList<>();
        long tokens = 0;
        for (Example example : examples) {
            if (!group.isEmpty() && tokens + example.tokens() > mostTokens) {
                groups.add(List.copyOf(group));
                group.clear();
                tokens = 0;
            }
            group.add(example);
            tokens += example.tokens();
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }
}
