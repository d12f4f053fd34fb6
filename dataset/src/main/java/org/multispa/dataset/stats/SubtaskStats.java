package org.multispa.dataset.stats;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.BinCount;

/// What a data set holds of one subtask.
///
/// @param samples found in the files
/// @param bins asked against achieved, from the manifest
/// @param gates candidates each gate dropped, from the manifest
/// @param splits samples of each split
/// @param answers for choices and directions how often each answer occurs
/// @param values for the other kinds where the answers lie: `value` of a scalar (mm or deg), `length`, `x`,
///     `y` and `z` of a vector (mm), the same and `yaw`, `pitch` and `roll` (deg) of a motion, `x` and `y` of a
///     pixel (0..999)
/// @param scenes samples of each scene
public record SubtaskStats(
        Subtask subtask,
        long samples,
        List<BinCount> bins,
        SortedMap<String, Long> gates,
        SortedMap<String, Long> splits,
        SortedMap<String, Long> answers,
        SortedMap<String, Quantiles> values,
        SortedMap<String, Long> scenes) {
    public SubtaskStats {
        bins = List.copyOf(bins);
        gates = copy(gates);
        splits = copy(splits);
        answers = copy(answers);
        values = copy(values);
        scenes = copy(scenes);
    }

    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /// Samples asked for.
    public long asked() {
        return bins.stream().mapToLong(BinCount::asked).sum();
    }

    /// Samples the generator reports to have made.
    public long achieved() {
        return bins.stream().mapToLong(BinCount::achieved).sum();
    }

    /// Bins that gave fewer samples than were asked of them.
    public long shortBins() {
        return bins.stream().filter(bin -> bin.achieved() < bin.asked()).count();
    }

    /// The largest share of the samples that one scene has, 0 to 1; 0 where there are none.
    public double largestSceneShare() {
        long most = scenes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return samples == 0 ? 0 : (double) most / samples;
    }
}
