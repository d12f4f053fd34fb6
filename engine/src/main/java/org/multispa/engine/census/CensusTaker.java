package org.multispa.engine.census;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.scenes.SceneId;

/// Collects the hashes of what a scene's families propose.
public final class CensusTaker implements ProposalSink {
    private final Map<Subtask, SortedMap<String, Hashes>> bins = new EnumMap<>(Subtask.class);
    private final Map<Subtask, SortedMap<Gate, Long>> drops = new EnumMap<>(Subtask.class);

    @Override
    public void offer(Proposal proposal) {
        bins.computeIfAbsent(proposal.subtask(), s -> new TreeMap<>())
                .computeIfAbsent(proposal.bin(), b -> new Hashes())
                .add(proposal.selectionHash());
    }

    @Override
    public void drop(Subtask subtask, Gate gate, long times) {
        drops.computeIfAbsent(subtask, s -> new TreeMap<>()).merge(gate, times, Long::sum);
    }

    /// What was proposed so far, as the census of `scene`.
    public Census census(AskedScene scene) {
        Map<Subtask, SortedMap<String, long[]>> hashes = new EnumMap<>(Subtask.class);
        bins.forEach((subtask, byName) -> {
            SortedMap<String, long[]> sorted = new TreeMap<>();
            byName.forEach((name, values) -> sorted.put(name, values.sorted()));
            hashes.put(subtask, sorted);
        });
        SceneId id = scene.id();
        return new Census(id.name(), id.family(), "", scene.usableFrames(), scene.setAside(), hashes, drops);
    }

    /// A growing list of longs.
    private static final class Hashes {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
