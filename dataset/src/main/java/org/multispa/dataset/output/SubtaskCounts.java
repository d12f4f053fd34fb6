package org.multispa.dataset.output;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;

/// What became of one subtask when a data set was generated.
///
/// @param bins the sampling bins in their order
/// @param gates for each gate the number of candidates it dropped
public record SubtaskCounts(Subtask subtask, List<BinCount> bins, SortedMap<String, Long> gates) {
    public SubtaskCounts {
        bins = List.copyOf(bins);
        gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
        if (gates.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(subtask.id() + ": a gate cannot drop fewer than 0, found " + gates);
        }
    }

    /// Samples asked for, over all bins.
    public long asked() {
        return bins.stream().mapToLong(BinCount::asked).sum();
    }

    /// Samples the scenes gave, over all bins.
    public long achieved() {
        return bins.stream().mapToLong(BinCount::achieved).sum();
    }
}
