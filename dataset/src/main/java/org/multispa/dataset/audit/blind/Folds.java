package org.multispa.dataset.audit.blind;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.multispa.geometry.SeededHash;

/// Parts questions into folds for cross-validation: each is graded by predictors that were trained on the other folds.
///
/// By scene family where there are at least as many as folds and none holds more than half of the questions; else by
/// what the question is about, so that one object's or one frame pair's questions stay together.
///
/// @param of fold of each question
/// @param byFamily whether no family is in two folds
record Folds(int[] of, boolean byFamily) {
    static final int COUNT = 5;

    static Folds of(List<Probe> probes) {
        Map<String, Long> sizes =
                probes.stream().collect(Collectors.groupingBy(Probe::family, TreeMap::new, Collectors.counting()));
        long largest = sizes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (sizes.size() < COUNT || 2 * largest > probes.size()) {
            return assign(probes, probe -> SeededHash.of(2).with(probe.group()).below(COUNT), false);
        }
        Map<String, Integer> folds = new HashMap<>();
        long[] filled = new long[COUNT];
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(family -> {
                    int emptiest = 0;
                    for (int fold = 1; fold < COUNT; fold++) {
                        emptiest = filled[fold] < filled[emptiest] ? fold : emptiest;
                    }
                    filled[emptiest] += family.getValue();
                    folds.put(family.getKey(), emptiest);
                });
        return assign(probes, probe -> folds.getOrDefault(probe.family(), 0), true);
    }

    private static Folds assign(List<Probe> probes, Function<Probe, Integer> fold, boolean byFamily) {
        return new Folds(probes.stream().mapToInt(fold::apply).toArray(), byFamily);
    }
}
