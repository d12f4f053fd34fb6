package org.multispa.engine.verify.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.BinCount;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Disagreement;
import org.multispa.engine.verify.findings.Fault;

/// One pass over all shards: are they what the manifest lists, is every line a sample, do ids differ, and where do the
/// samples of each scene stand. Eight bytes a sample stay in memory.
///
/// @param runs the samples of each scene
/// @param samples number of lines that are samples
/// @param faults what is wrong with the files as files
/// @param ids the hashes of all ids, unsigned order
public record Survey(Runs runs, long samples, List<Disagreement> faults, long[] ids) {
    /// A [#cut] below which every hash lies.
    public static final long ALL = -1L;

    /// Reads the shards of the data set in `root` with up to `threads` threads.
    public static Survey of(Path root, Manifest manifest, int threads) {
        List<ShardEntry> shards = manifest.shards();
        List<ShardSurvey> surveys = Parallel.map(shards.size(), threads, i -> ShardSurvey.of(root, shards.get(i)));
        Runs runs = new Runs();
        List<Disagreement> faults = new ArrayList<>();
        Map<Subtask, SortedMap<String, Long>> bins = new EnumMap<>(Subtask.class);
        long[] ids = surveys.stream()
                .flatMapToLong(survey -> Arrays.stream(survey.ids()))
                .toArray();
        for (ShardSurvey survey : surveys) {
            runs.addAll(survey.runs());
            faults.addAll(survey.faults());
            survey.bins()
                    .forEach((subtask, counts) -> counts.forEach((bin, count) ->
                            bins.computeIfAbsent(subtask, _ -> new TreeMap<>()).merge(bin, count, Long::sum)));
        }
        faults.addAll(counts(manifest, bins));
        sortUnsigned(ids);
        faults.addAll(doubled(root, shards, ids));
        return new Survey(runs, ids.length, faults, ids);
    }

    /// The hash up to which, that one included, samples are taken so that `wanted` of them are; all if there are no
    /// more than that.
    public long cut(long wanted) {
        return wanted >= ids.length ? ALL : ids[(int) wanted - 1];
    }

    /// Whether a sample's hash lies below a [#cut].
    public static boolean isTaken(String id, long cut) {
        return Long.compareUnsigned(ShardSurvey.hash(id), cut) <= 0;
    }

    private static void sortUnsigned(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
        Arrays.parallelSort(values);
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
    }

    private static List<Disagreement> counts(Manifest manifest, Map<Subtask, SortedMap<String, Long>> found) {
        List<Disagreement> faults = new ArrayList<>();
        Map<Subtask, SortedMap<String, Long>> listed = new EnumMap<>(Subtask.class);
        for (SubtaskCounts counts : manifest.subtasks()) {
            for (BinCount bin : counts.bins()) {
                listed.computeIfAbsent(counts.subtask(), _ -> new TreeMap<>())
                        .merge(bin.bin(), bin.achieved(), Long::sum);
            }
        }
        for (Subtask subtask : Subtask.values()) {
            SortedMap<String, Long> here = found.getOrDefault(subtask, new TreeMap<>());
            SortedMap<String, Long> there = listed.getOrDefault(subtask, new TreeMap<>());
            Set<String> bins = new TreeSet<>(here.keySet());
            bins.addAll(there.keySet());
            for (String bin : bins) {
                long expected = there.getOrDefault(bin, 0L);
                long counted = here.getOrDefault(bin, 0L);
                if (expected != counted) {
                    faults.add(new Disagreement(
                            subtask.id(),
                            "",
                            Manifest.FILE_NAME,
                            new Fault(
                                    Cause.COUNT,
                                    "samples of bin '" + bin + "'",
                                    Long.toString(expected),
                                    Long.toString(counted))));
                }
            }
        }
        return faults;
    }

    private static List<Disagreement> doubled(Path root, List<ShardEntry> shards, long[] sorted) {
        Set<Long> twice = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                twice.add(sorted[i]);
            }
        }
        return twice.isEmpty() ? List.of() : DoubledIds.among(root, shards, twice);
    }
}
