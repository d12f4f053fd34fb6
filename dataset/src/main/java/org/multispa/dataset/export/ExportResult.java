package org.multispa.dataset.export;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.output.SetAsideEntry;

/// What an export wrote.
///
/// @param counts samples by subtask, by split
/// @param images number of images of these samples
/// @param setAside samples that could not be used, with the reason; at most [#MOST_NAMED] of them
/// @param setAsideCount how many there were
public record ExportResult(
        SortedMap<String, SortedMap<String, Long>> counts,
        long images,
        List<SetAsideEntry> setAside,
        long setAsideCount) {
    static final int MOST_NAMED = 1000;

    public ExportResult {
        counts = new TreeMap<>(counts);
        setAside = List.copyOf(setAside);
    }

    /// Number of samples written.
    public long samples() {
        return counts.values().stream()
                .flatMap(split -> split.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
