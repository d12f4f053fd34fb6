package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.multispa.engine.index.PairTable;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Profile;
import org.multispa.geometry.BlockVisibility;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Visibility;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;

/// How the time of indexing a scan on one thread divides: reading and decoding depth images, visibility, overlaps of
/// all frame pairs. Reading should be the larger part by far, since nothing can be done about it.
///
/// ```
/// benchmarks/run geometry-share PATH [--every K]
/// ```
public final class GeometryShare {
    private static final int ROUNDS = 3;

    private GeometryShare() {}

    /// @param words a scan or a folder of scans, and `--every` to take only each K-th frame
    public static void main(String[] words) throws IOException, SceneException {
        Arguments arguments = Arguments.parse(words, "every");
        if (arguments.plain().size() != 1) {
            throw new IllegalArgumentException("expected the path of a scan or of a folder of scans");
        }
        LoadOptions options = LoadOptions.DEFAULT.withEvery(arguments.number("every", 1));
        List<SceneLocation> found = Scenes.find(Path.of(arguments.plain().getFirst()));
        if (found.isEmpty()) {
            throw new IOException("no scan found at " + arguments.plain().getFirst());
        }
        for (SceneLocation location : found) {
            StaticScene scene = Scenes.loadStatic(location, options);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d points, %,d frames; the fastest of %d rounds, one thread%n%n",
                    scene.id().name(),
                    scene.points().size(),
                    scene.frames().size(),
                    ROUNDS);
            System.out.println(measure(scene, ROUNDS));
        }
    }

    /// One row a profile: milliseconds a frame of each part, and the share that is geometry.
    static Table measure(StaticScene scene, int rounds) throws IOException {
        Table table = new Table("profile", "decode ms", "visibility ms", "pairs ms", "pairs", "geometry %", "index ms");
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            Times best = once(scene, profile);
            for (int round = 0; round < rounds; round++) {
                Times times = once(scene, profile);
                best = times.total() < best.total() ? times : best;
            }
            table.row(
                    profile.name(),
                    best.perFrame(best.decode()),
                    best.perFrame(best.visibility()),
                    best.perFrame(best.pairs()),
                    Integer.toString(best.pairCount()),
                    String.format(Locale.ROOT, "%.1f", 100.0 * (best.visibility() + best.pairs()) / best.total()),
                    best.perFrame(best.index()));
        }
        return table;
    }

    /// Nanoseconds over all frames.
    ///
    /// @param index the whole of making the index, colour images looked at included
    private record Times(int frames, long decode, long visibility, long index, long pairs, int pairCount) {
        long total() {
            return decode + visibility + pairs;
        }

        String perFrame(long nanos) {
            return String.format(Locale.ROOT, "%.3f", nanos / 1e6 / frames);
        }
    }

    private static Times once(StaticScene scene, Profile profile) throws IOException {
        long decode = 0;
        long visibility = 0;
        for (Frame frame : scene.frames()) {
            long start = System.nanoTime();
            DepthMap depth = frame.pixels().depth();
            long decoded = System.nanoTime();
            see(scene, frame, depth, profile.visibilityRule());
            decode += decoded - start;
            visibility += System.nanoTime() - decoded;
        }
        long start = System.nanoTime();
        SceneIndex index = SceneIndex.of(scene, profile.visibilityRule());
        long indexed = System.nanoTime();
        PairTable pairs = PairTable.of(index, profile.minOverlapPercent(), profile.maxOverlapPercent(), 1);
        long paired = System.nanoTime();
        return new Times(scene.frames().size(), decode, visibility, indexed - start, paired - indexed, pairs.size());
    }

    /// What the index computes of one frame: what the rule sees, and what the paper's rule would have seen.
    private static void see(StaticScene scene, Frame frame, DepthMap depth, VisibilityRule rule) {
        Visibility visibility = new BlockVisibility();
        int seen = PointSets.count(visibility.seen(scene.points(), frame.pose(), frame.camera(), depth, rule));
        if (!rule.equals(VisibilityRule.PAPER)) {
            seen += PointSets.count(
                    visibility.seen(scene.points(), frame.pose(), frame.camera(), depth, VisibilityRule.PAPER));
        }
        if (seen > 2 * scene.points().size()) {
            throw new IllegalStateException("a frame cannot see more points than there are");
        }
    }
}
