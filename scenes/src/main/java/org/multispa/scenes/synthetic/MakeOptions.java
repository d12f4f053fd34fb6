package org.multispa.scenes.synthetic;

/// What [SceneMaker] makes.
///
/// @param count number of scenes
/// @param seed decides everything in them; the scene of a given seed and index does not depend on the other options
/// @param firstIndex index of the first scene, to go on where an earlier run ended; indices count from 0
/// @param threads scenes (or, of a few scenes, frames) worked on at the same time; the result does not depend on it
/// @param capture how each room is recorded; its walk is chosen by the maker
public record MakeOptions(int count, long seed, Layout layout, int firstIndex, int threads, Capture capture) {
    /// One scene of 60 frames in ScanNet's layout, on all processors.
    public static final MakeOptions DEFAULT =
            new MakeOptions(1, 1, Layout.SCANNET, 0, Runtime.getRuntime().availableProcessors(), Capture.ofFrames(60));

    public MakeOptions {
        if (layout == Layout.TAPVID3D) {
            throw new IllegalArgumentException(
                    "a room at rest is written as scannet or plain, found tapvid3d; tapvid3d is for rooms with motion");
        }
        if (count < 0 || firstIndex < 0 || (long) firstIndex + count > 10_000_000 || threads < 1) {
            throw new IllegalArgumentException("expected a count and a first index ≥ 0, at most 10000000 together, and"
                    + " at least 1 thread, found " + count + ", " + firstIndex + ", " + threads);
        }
    }

    public MakeOptions withCount(int newCount) {
        return new MakeOptions(newCount, seed, layout, firstIndex, threads, capture);
    }

    public MakeOptions withSeed(long newSeed) {
        return new MakeOptions(count, newSeed, layout, firstIndex, threads, capture);
    }

    public MakeOptions withLayout(Layout newLayout) {
        return new MakeOptions(count, seed, newLayout, firstIndex, threads, capture);
    }

    public MakeOptions withFirstIndex(int newFirstIndex) {
        return new MakeOptions(count, seed, layout, newFirstIndex, threads, capture);
    }

    public MakeOptions withThreads(int newThreads) {
        return new MakeOptions(count, seed, layout, firstIndex, newThreads, capture);
    }

    public MakeOptions withCapture(Capture newCapture) {
        return new MakeOptions(count, seed, layout, firstIndex, threads, newCapture);
    }
}
