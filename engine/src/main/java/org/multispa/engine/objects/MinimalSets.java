package org.multispa.engine.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds all sets of frames whose joined glimpses meet a need while no proper subset does, smaller sets first
/// and those of one size in lexicographic order.
///
/// A set grows by later frames only. A branch ends where all later frames together could not meet the need, where it
/// has met it already, or where a member adds nothing to the others. One and two frames are searched completely; for
/// three and more the search stops at the given limits.
final class MinimalSets {
    private final Glimpse[] frames;
    private final Glimpse[] onwards;
    private final Glimpse.Need need;
    private final int maxSets;
    private final int maxSteps;
    private final List<int[]> found = new ArrayList<>();
    private int large;
    private int steps;
    private boolean truncated;

    /// @param maxSets most sets of three or more frames
    /// @param maxSteps most frames tried while searching sets of three or more
    MinimalSets(Glimpse[] frames, Glimpse.Need need, int maxSets, int maxSteps) {
        this.frames = frames;
        this.onwards = onwards(frames);
        this.need = need;
        this.maxSets = maxSets;
        this.maxSteps = maxSteps;
    }

    /// For each position what the frame there and all later ones show together.
    static Glimpse[] onwards(Glimpse[] frames) {
        Glimpse[] joined = new Glimpse[frames.length];
        Glimpse all = Glimpse.NOTHING;
        for (int i = frames.length - 1; i >= 0; i--) {
            all = all.join(frames[i]);
            joined[i] = all;
        }
        return joined;
    }

    /// The sets of up to `maxSize` frames, as positions in the given frames.
    List<int[]> find(int maxSize) {
        for (int size = 1; size <= Math.min(maxSize, frames.length) && !truncated; size++) {
            grow(new int[size], 0, Glimpse.NOTHING);
        }
        return found;
    }

    boolean truncated() {
        return truncated;
    }

    private void grow(int[] set, int members, Glimpse shown) {
        int missing = set.length - members;
        int from = members == 0 ? 0 : set[members - 1] + 1;
        for (int i = from; i <= frames.length - missing; i++) {
            if (!need.metBy(shown.join(onwards[i])) || exhausted(set.length)) {
                return;
            }
            set[members] = i;
            Glimpse joined = shown.join(frames[i]);
            boolean met = need.metBy(joined);
            if (missing > 1) {
                if (!met && eachAdds(set, members + 1)) {
                    grow(set, members + 1, joined);
                }
            } else if (met && eachIsNeeded(set)) {
                keep(set);
            }
        }
    }

    private boolean exhausted(int size) {
        if (size > 2 && ++steps > maxSteps) {
            truncated = true;
        }
        return truncated;
    }

    private void keep(int[] set) {
        if (set.length > 2 && ++large > maxSets) {
            truncated = true;
            return;
        }
        found.add(Arrays.copyOf(set, set.length));
    }

    private boolean eachAdds(int[] set, int members) {
        for (int left = 0; left < members; left++) {
            if (without(set, members, left).contains(frames[set[left]])) {
                return false;
            }
        }
        return true;
    }

    private boolean eachIsNeeded(int[] set) {
        for (int left = 0; left < set.length; left++) {
            if (need.metBy(without(set, set.length, left))) {
                return false;
            }
        }
        return true;
    }

    private Glimpse without(int[] set, int members, int left) {
        Glimpse others = Glimpse.NOTHING;
        for (int k = 0; k < members; k++) {
            if (k != left) {
                others = others.join(frames[set[k]]);
            }
        }
        return others;
    }
}
