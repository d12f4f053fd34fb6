package org.multispa.dataset.stats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.SubtaskCounts;

/// What a data set holds, subtask by subtask: samples, bins asked against achieved, what the gates dropped, how the
/// answers are distributed, how the samples spread over the scenes.
///
/// @param subtasks those that the manifest or the files know, in the paper's order
public record DatasetStats(List<SubtaskStats> subtasks) {
    /// The file's name in a data set's folder.
    public static final String FILE_NAME = "stats.json";

    public DatasetStats {
        subtasks = List.copyOf(subtasks);
    }

    /// Reads a whole data set once. Memory grows with the number of different answers and scenes, not of samples.
    ///
    /// @throws java.io.UncheckedIOException if a file is missing or broken; the message begins with `file:line`
    public static DatasetStats of(DatasetReader reader) {
        try (Stream<Sample> samples = reader.samples()) {
            return of(samples, reader.manifest().subtasks());
        }
    }

    /// Counts samples.
    ///
    /// @param counts what the manifest says of the subtasks; none where there is no manifest
    public static DatasetStats of(Stream<Sample> samples, List<SubtaskCounts> counts) {
        Map<Subtask, Tally> tallies = new EnumMap<>(Subtask.class);
        samples.forEach(
                sample -> tallies.computeIfAbsent(sample.subtask(), Tally::new).add(sample));
        List<SubtaskStats> stats = new ArrayList<>();
        for (Subtask subtask : Subtask.values()) {
            Optional<SubtaskCounts> known =
                    counts.stream().filter(c -> c.subtask() == subtask).findFirst();
            if (known.isPresent() || tallies.containsKey(subtask)) {
                Tally tally = tallies.getOrDefault(subtask, new Tally(subtask));
                stats.add(tally.stats(known.orElse(new SubtaskCounts(subtask, List.of(), new TreeMap<>()))));
            }
        }
        return new DatasetStats(stats);
    }

    /// Samples of all subtasks.
    public long samples() {
        return subtasks.stream().mapToLong(SubtaskStats::samples).sum();
    }

    /// Tables for people to read, lines ending in `\n`.
    public String text() {
        return StatsText.render(this);
    }

    /// All figures as indented JSON.
    public String json() {
        return StatsJson.encode(this);
    }
}
