package org.multispa.dataset.audit;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;

/// How samples spread over scenes or scene families.
///
/// @param count how many there are
/// @param largest the one with the most samples, or empty
/// @param share share of the largest, 0 to 1
/// @param effective how many equally large ones would be as uneven: 1 / Σ share² (inverse Simpson index)
public record Spread(int count, String largest, double share, double effective) {
    static Spread of(SortedMap<String, Long> counts) {
        double total = counts.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return new Spread(0, "", 0, 0);
        }
        Map.Entry<String, Long> largest = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey(Comparator.reverseOrder())))
                .orElseThrow();
        double squares = counts.values().stream()
                .mapToDouble(count -> Math.pow(count / total, 2))
                .sum();
        return new Spread(counts.size(), largest.getKey(), largest.getValue() / total, 1 / squares);
    }
}
