package org.multispa.dataset.stats;

import java.util.Map;
import java.util.SortedMap;

/// Where the values of a whole-numbered quantity lie. Each quantile is a value that occurs: the smallest one such
/// that at least that share of all values is not larger.
public record Quantiles(long min, long p5, long p25, long median, long p75, long p95, long max) {
    /// Of values given as how often each occurs.
    ///
    /// @throws IllegalArgumentException if there are none
    static Quantiles of(SortedMap<Long, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            throw new IllegalArgumentException("no value, no quantile");
        }
        return new Quantiles(
                counts.firstKey(),
                at(counts, total, 5),
                at(counts, total, 25),
                at(counts, total, 50),
                at(counts, total, 75),
                at(counts, total, 95),
                counts.lastKey());
    }

    private static long at(SortedMap<Long, Long> counts, long total, int percent) {
        long below = 0;
        for (Map.Entry<Long, Long> value : counts.entrySet()) {
            below += value.getValue();
            if (100 * below >= percent * total) {
                return value.getKey();
            }
        }
        return counts.lastKey();
    }
}
