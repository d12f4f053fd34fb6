package org.multispa.dataset.audit;

import java.util.SortedMap;
import org.multispa.dataset.audit.blind.BestGuess;

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
        String largest = BestGuess.mostFrequent(counts);
        double squares = counts.values().stream()
                .mapToDouble(count -> Math.pow(count / total, 2))
                .sum();
        return new Spread(counts.size(), largest, counts.getOrDefault(largest, 0L) / total, 1 / squares);
    }
}
