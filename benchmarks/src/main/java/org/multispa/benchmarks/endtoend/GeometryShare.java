package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multispa.engine.index.PairTable;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Profile;
import org.multispa.geometry.DepthMap;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
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
            StaticScene scene = Scenes.load(location, options);
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
    static Table measure(StaticScene scene, int rounds) {
        Table table = new Table("profile", "decode ms", "visibility ms", "pairs ms", "pairs", "geometry %");
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
                    String.format(Locale.ROOT, "%.1f", 100.0 * (best.visibility() + best.pairs()) / best.total()));
        }
        return table;
    }

    /// Nanoseconds over all frames.
    private record Times(int frames, long decode, long visibility, long pairs, int pairCount) {
        long total() {
            return decode + visibility + pairs;
        }

        String perFrame(long nanos) {
            return String.format(Locale.ROOT, "%.3f", nanos / 1e6 / frames);
        }
    }

    private static Times once(StaticScene scene, Profile profile) {
        List<TimedPixels> pixels = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (Frame frame : scene.frames()) {
            TimedPixels timed = new TimedPixels(frame.pixels());
            pixels.add(timed);
            frames.add(new Frame(frame.number(), frame.pose(), frame.camera(), timed));
        }
        StaticScene timedScene =
                new StaticScene(scene.id(), scene.points(), frames, scene.objects(), scene.setAside());
        long start = System.nanoTime();
        SceneIndex index = SceneIndex.of(timedScene, profile.visibilityRule());
        long indexed = System.nanoTime();
        PairTable pairs = PairTable.of(index, profile.minOverlapPercent(), profile.maxOverlapPercent(), 1);
        long paired = System.nanoTime();
        long decode = pixels.stream().mapToLong(timed -> timed.nanos).sum();
        return new Times(frames.size(), decode, indexed - start - decode, paired - indexed, pairs.size());
    }

    /// Notes how long reading the depth image takes. For one thread.
    private static final class TimedPixels implements FramePixels {
        private final FramePixels pixels;
        private long nanos;

        TimedPixels(FramePixels pixels) {
            this.pixels = pixels;
        }

        @Override
        public DepthMap depth() throws IOException {
            long start = System.nanoTime();
            DepthMap depth = pixels.depth();
            nanos += System.nanoTime() - start;
            return depth;
        }

        @Override
        public byte[] encodedColor() throws IOException {
            return pixels.encodedColor();
        }

        @Override
        public String colorExtension() {
            return pixels.colorExtension();
        }

        @Override
        public Optional<Path> colorFile() {
            return pixels.colorFile();
        }
    }
}
