package org.multispa.scenes.synthetic.moving;

import java.util.Set;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.synthetic.Layout;

/// What [MovingSceneMaker] makes.
///
/// @param count number of actions of each subset; where cameras rest around an action, each gives a clip
/// @param seed decides everything in them; the action of a given seed and index does not depend on the
///     other options
/// @param subsets `ADT` for a camera that is carried about, `PSTUDIO` for cameras that rest
/// @param layout `TAPVID3D` or `PLAIN`
/// @param firstIndex index of the first action, to go on where an earlier run ended; indices count from 0
/// @param threads actions (or, of a few actions, frames) worked on at the same time; the result does not
///     depend on it
public record MovingOptions(
        int count, long seed, Set<TrackSubset> subsets, Layout layout, int firstIndex, int threads, Filming filming) {
    /// One action of each subset in TAPVid-3D's layout, on all processors.
    public static final MovingOptions DEFAULT = new MovingOptions(
            1,
            1,
            Set.of(TrackSubset.ADT, TrackSubset.PSTUDIO),
            Layout.TAPVID3D,
            0,
            Runtime.getRuntime().availableProcessors(),
            Filming.DEFAULT);

    public MovingOptions {
        subsets = Set.copyOf(subsets);
        if (count < 0 || firstIndex < 0 || (long) firstIndex + count > 10_000_000 || threads < 1) {
            throw new IllegalArgumentException("expected a count and a first index ≥ 0, at most 10000000 together, and"
                    + " at least 1 thread, found " + count + ", " + firstIndex + ", " + threads);
        }
        if (subsets.isEmpty() || !Set.of(TrackSubset.ADT, TrackSubset.PSTUDIO).containsAll(subsets)) {
            throw new IllegalArgumentException("expected the subsets ADT, PSTUDIO or both, found " + subsets);
        }
        if (layout == Layout.SCANNET) {
            throw new IllegalArgumentException("moving scenes are written as tapvid3d or plain, found scannet");
        }
    }

    public MovingOptions withCount(int newCount) {
        return new MovingOptions(newCount, seed, subsets, layout, firstIndex, threads, filming);
    }

    public MovingOptions withSeed(long newSeed) {
        return new MovingOptions(count, newSeed, subsets, layout, firstIndex, threads, filming);
    }

    public MovingOptions withSubsets(Set<TrackSubset> newSubsets) {
        return new MovingOptions(count, seed, newSubsets, layout, firstIndex, threads, filming);
    }

    public MovingOptions withLayout(Layout newLayout) {
        return new MovingOptions(count, seed, subsets, newLayout, firstIndex, threads, filming);
    }

    public MovingOptions withFirstIndex(int newFirstIndex) {
        return new MovingOptions(count, seed, subsets, layout, newFirstIndex, threads, filming);
    }

    public MovingOptions withThreads(int newThreads) {
        return new MovingOptions(count, seed, subsets, layout, firstIndex, newThreads, filming);
    }

    public MovingOptions withFilming(Filming newFilming) {
        return new MovingOptions(count, seed, subsets, layout, firstIndex, threads, newFilming);
    }
}
