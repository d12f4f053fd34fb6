package org.multispa.model.tiles;

import java.util.LinkedHashMap;
import java.util.Map;

/// The weights used last. For any number of threads.
final class WeightCache {
    private static final int KEPT = 16;

    /// Axes of more pixels are not kept, so that a cache stays below 8 MB.
    private static final int LONGEST = 1 << 14;

    private record Axis(int from, int to) {}

    private final Map<Axis, BicubicWeights> kept = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    BicubicWeights of(int from, int to) {
        Axis axis = new Axis(from, to);
        synchronized (kept) {
            BicubicWeights found = kept.get(axis);
            if (found != null) {
                return found;
            }
        }
        BicubicWeights made = BicubicWeights.of(from, to);
        if (Math.max(from, to) <= LONGEST) {
            keep(axis, made);
        }
        return made;
    }

    private void keep(Axis axis, BicubicWeights made) {
        synchronized (kept) {
            kept.put(axis, made);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    /// How many are kept.
    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }
}
