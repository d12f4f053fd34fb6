package org.multispa.engine.census;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.multispa.dataset.Subtask;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.sampling.BalancedQuota;
import org.multispa.engine.sampling.Cut;
import org.multispa.engine.sampling.Selection;

/// Which proposals become samples, decided from the censuses of all scenes together: for each subtask the target is
/// spread evenly over the bins (section 5 of the specification), and in each bin the lowest hashes are taken.
public final class SelectionPlan {
    /// One bin of a subtask.
    ///
    /// @param available proposals of all scenes that fall in it
    /// @param asked its even share of the target
    /// @param taken how many it gives
    public record Bin(long available, long asked, long taken, Cut cut) {}

    /// Where the censuses are kept.
    public interface Censuses {
        Census of(String scene) throws IOException;
    }

    private final Map<Subtask, SortedMap<String, Bin>> bins = new EnumMap<>(Subtask.class);

    private SelectionPlan() {}

    /// Reads the censuses one after the other as `scenes` names them; keeps the hashes of one subtask at a time.
    ///
    /// @param counts samples wanted of each subtask
    public static SelectionPlan of(SortedMap<Subtask, Long> counts, List<String> scenes, Censuses censuses)
            throws IOException {
        SelectionPlan plan = new SelectionPlan();
        for (Map.Entry<Subtask, Long> wanted : counts.entrySet()) {
            plan.bins.put(wanted.getKey(), plan(wanted.getValue(), wanted.getKey(), scenes, censuses));
        }
        return plan;
    }

    private static SortedMap<String, Bin> plan(long target, Subtask subtask, List<String> scenes, Censuses censuses)
            throws IOException {
        SortedMap<String, LongStream.Builder> hashes = new TreeMap<>();
        for (String scene : scenes) {
            Census census = censuses.of(scene);
            census.hashes().getOrDefault(subtask, new TreeMap<>()).forEach((bin, values) -> {
                LongStream.Builder all = hashes.computeIfAbsent(bin, b -> LongStream.builder());
                for (long value : values) {
                    all.add(value);
                }
            });
        }
        List<long[]> values =
                hashes.values().stream().map(all -> all.build().toArray()).toList();
        BalancedQuota quota = BalancedQuota.of(
                target, values.stream().mapToLong(v -> v.length).toArray());
        SortedMap<String, Bin> bins = new TreeMap<>();
        int at = 0;
        for (String name : hashes.keySet()) {
            long[] members = values.get(at);
            long taken = quota.quotas()[at];
            Cut cut = Selection.threshold(members, members.length, taken);
            bins.put(name, new Bin(members.length, quota.asked()[at], taken, cut));
            at++;
        }
        return bins;
    }

    /// Whether a proposal becomes a sample.
    public boolean takes(Proposal proposal) {
        SortedMap<String, Bin> ofSubtask = bins.get(proposal.subtask());
        Bin bin = ofSubtask == null ? null : ofSubtask.get(proposal.bin());
        return bin != null && bin.cut().takes(proposal.selectionHash());
    }

    /// The bins of a subtask by name.
    public SortedMap<String, Bin> bins(Subtask subtask) {
        return bins.getOrDefault(subtask, new TreeMap<>());
    }

    /// Number of samples that all scenes give.
    public long taken() {
        return bins.values().stream()
                .flatMap(ofSubtask -> ofSubtask.values().stream())
                .mapToLong(Bin::taken)
                .sum();
    }

    /// Number of samples that one scene gives.
    public long taken(Census census) {
        long taken = 0;
        for (Map.Entry<Subtask, SortedMap<String, long[]>> entry :
                census.hashes().entrySet()) {
            SortedMap<String, Bin> ofSubtask = bins(entry.getKey());
            for (Map.Entry<String, long[]> members : entry.getValue().entrySet()) {
                Cut cut =
                        Objects.requireNonNull(ofSubtask.get(members.getKey())).cut();
                taken += Arrays.stream(members.getValue()).filter(cut::takes).count();
            }
        }
        return taken;
    }
}
