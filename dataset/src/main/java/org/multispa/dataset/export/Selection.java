package org.multispa.dataset.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;

/// Which samples are exported.
///
/// @param splits empty for all
/// @param subtasks empty for all
/// @param limit most samples of each subtask in each split, taken in the data set's order
public record Selection(Set<String> splits, Set<Subtask> subtasks, long limit) {
    public static final Selection ALL = new Selection(Set.of(), Set.of(), Long.MAX_VALUE);

    public Selection {
        splits = Set.copyOf(splits);
        subtasks = Set.copyOf(subtasks);
        if (limit < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, found " + limit);
        }
    }

    /// A filter for one pass over the samples; it counts them, so each pass needs its own.
    Predicate<Sample> filter() {
        Map<String, Long> counts = new HashMap<>();
        return sample -> (splits.isEmpty() || splits.contains(sample.split()))
                && (subtasks.isEmpty() || subtasks.contains(sample.subtask()))
                && counts.merge(sample.split() + "/" + sample.subtask().id(), 1L, Long::sum) <= limit;
    }
}
