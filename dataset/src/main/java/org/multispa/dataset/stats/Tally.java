package org.multispa.dataset.stats;

import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Rounding;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.geometry.Vec3;

/// Counts the samples of one subtask. Its memory grows with the number of different values, not of samples.
final class Tally {
    private final Subtask subtask;
    private long samples;
    private final SortedMap<String, Long> splits = new TreeMap<>();
    private final SortedMap<String, Long> answers = new TreeMap<>();
    private final SortedMap<String, SortedMap<Long, Long>> values = new TreeMap<>();
    private final SortedMap<String, Long> scenes = new TreeMap<>();

    Tally(Subtask subtask) {
        this.subtask = subtask;
    }

    void add(Sample sample) {
        samples++;
        splits.merge(sample.split(), 1L, Long::sum);
        scenes.merge(sample.provenance().scene(), 1L, Long::sum);
        switch (sample.truth()) {
            case Answer.Choice choice -> answers.merge(choice.text(), 1L, Long::sum);
            case Answer.Direction direction -> answers.merge(direction.text(), 1L, Long::sum);
            case Answer.Scalar scalar -> add("value", scalar.value());
            case Answer.Pixel pixel -> {
                add("x", pixel.x());
                add("y", pixel.y());
            }
            case Answer.Vector v -> addVector(v.x(), v.y(), v.z());
            case Answer.Motion m -> {
                addVector(m.x(), m.y(), m.z());
                add("yaw", m.yaw());
                add("pitch", m.pitch());
                add("roll", m.roll());
            }
        }
    }

    private void addVector(long x, long y, long z) {
        add("x", x);
        add("y", y);
        add("z", z);
        add("length", Rounding.halfAwayFromZero(new Vec3((double) x, (double) y, (double) z).norm()));
    }

    private void add(String name, long value) {
        values.computeIfAbsent(name, _ -> new TreeMap<>()).merge(value, 1L, Long::sum);
    }

    SubtaskStats stats(SubtaskCounts counts) {
        SortedMap<String, Quantiles> quantiles = new TreeMap<>();
        values.forEach((name, found) -> quantiles.put(name, Quantiles.of(found)));
        return new SubtaskStats(subtask, samples, counts.bins(), counts.gates(), splits, answers, quantiles, scenes);
    }
}
