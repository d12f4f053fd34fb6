package org.multispa.engine.verify.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Subtask;

/// Collects what a run finds, in the order in which it is told. Not thread-safe.
public final class Tally {
    private static final int EXAMPLES = 3;

    private final SortedMap<String, Long> checked = new TreeMap<>();
    private final SortedMap<String, SortedMap<Cause, Row>> rows = new TreeMap<>();
    private long unchecked;

    private static final class Row {
        private long count;
        private final List<Disagreement> examples = new ArrayList<>();
    }

    /// One sample was checked, with these faults. It counts once for each cause.
    public void sample(String subtask, String id, String place, List<Fault> faults) {
        checked.merge(subtask, 1L, Long::sum);
        Set<Cause> counted = new HashSet<>();
        for (Fault fault : faults) {
            add(new Disagreement(subtask, id, place, fault), counted.add(fault.cause()) ? 1 : 0);
        }
    }

    /// A fault that is not one of a checked sample.
    public void add(Disagreement disagreement) {
        add(disagreement, 1);
    }

    /// So many samples could not be checked.
    public void leaveOut(long samples) {
        unchecked += samples;
    }

    private void add(Disagreement disagreement, int count) {
        Row row = rows.computeIfAbsent(disagreement.subtask(), _ -> new TreeMap<>())
                .computeIfAbsent(disagreement.fault().cause(), _ -> new Row());
        row.count += count;
        if (row.examples.size() < EXAMPLES) {
            row.examples.add(disagreement);
        }
    }

    /// What was told so far; subtasks in the paper's order, the data set as a whole before them.
    public VerifyReport report() {
        List<VerifyReport.Checked> samples = new ArrayList<>();
        List<VerifyReport.Row> all = new ArrayList<>();
        for (String subtask : order()) {
            if (checked.containsKey(subtask)) {
                samples.add(new VerifyReport.Checked(subtask, checked.getOrDefault(subtask, 0L)));
            }
            rows.getOrDefault(subtask, new TreeMap<>())
                    .forEach((cause, row) -> all.add(new VerifyReport.Row(subtask, cause, row.count, row.examples)));
        }
        return new VerifyReport(samples, unchecked, all);
    }

    private static List<String> order() {
        return Stream.concat(Stream.of(""), Stream.of(Subtask.values()).map(Subtask::id))
                .toList();
    }
}
