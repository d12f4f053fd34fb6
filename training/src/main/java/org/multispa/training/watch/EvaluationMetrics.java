package org.multispa.training.watch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an evaluation on held-out samples found.
///
/// @param step after which it took place; 0 before the first
/// @param values by name: `loss`, `accuracy`, `accuracy/depth-comparison`. What is no number is not kept in files
public record EvaluationMetrics(long step, SortedMap<String, Double> values) {
    /// Checks the names and keeps a copy.
    ///
    /// @throws IllegalArgumentException if the step is negative or a name is empty
    public EvaluationMetrics {
        if (step < 0 || values.containsKey("")) {
            throw new IllegalArgumentException(
                    "expected a step from 0 and values with names, found step " + step + " and " + values);
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
