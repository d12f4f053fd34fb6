package org.multispa.engine.objects;

import java.util.List;

/// The minimal sets of frames that together show one dimension of an object; the result of a [CoverSearch].
///
/// @param axis the world axis along which the dimension runs: 0 (x), 1 (y) or 2 (z)
/// @param metres length of the box side
/// @param sets frame positions, rising within a set; smaller sets first, those of one size in lexicographic order
/// @param truncated whether the search stopped at a limit, so that sets of three or more frames may be missing
public record CoveringSets(Dimension dimension, int axis, double metres, List<List<Integer>> sets, boolean truncated) {
    public CoveringSets {
        sets = List.copyOf(sets);
    }

    /// The sets of `size` frames.
    public List<List<Integer>> ofSize(int size) {
        return sets.stream().filter(set -> set.size() == size).toList();
    }
}
