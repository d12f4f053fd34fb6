package org.multispa.model.plan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each value occurred. Exact, and as large as the number of different values.
///
/// @param counts from value to how often
public record Distribution(SortedMap<Long, Long> counts) {
    public Distribution {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        counts.forEach((value, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException("value " + value + " is listed and occurred " + count + " times");
            }
        });
    }

    /// How many values there are.
    public long size() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// All values together.
    public long sum() {
        return counts.entrySet().stream()
                .mapToLong(entry -> Math.multiplyExact(entry.getKey(), entry.getValue()))
                .reduce(0, Math::addExact);
    }

    /// The mean value, 0 where there is none.
    public double mean() {
        return counts.isEmpty() ? 0 : (double) sum() / size();
    }

    /// The smallest value such that at least the given share of all values is no larger; 0 where there is none.
    ///
    /// @param share 0 (the smallest value) to 1 (the largest)
    public long quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile is 0 to 1, found " + share);
        }
        double wanted = share * size();
        long passed = 0;
        long last = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            passed += entry.getValue();
            last = entry.getKey();
            if (passed >= wanted) {
                return last;
            }
        }
        return last;
    }
}
