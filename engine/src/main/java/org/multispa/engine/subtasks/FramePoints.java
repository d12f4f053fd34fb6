package org.multispa.engine.subtasks;

import java.util.LinkedHashSet;
import java.util.Set;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;

/// Draws points from a set by hash.
final class FramePoints {
    private FramePoints() {}

    /// Up to `wanted` different points of the set, in an order that depends on `key` alone.
    static int[] draw(long[] set, int count, int wanted, SeededHash key) {
        Set<Integer> drawn = new LinkedHashSet<>();
        int most = Math.min(wanted, count);
        for (int attempt = 0; drawn.size() < most && attempt < 4 * wanted; attempt++) {
            drawn.add(PointSets.select(set, key.with(attempt).below(count)));
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }
}
