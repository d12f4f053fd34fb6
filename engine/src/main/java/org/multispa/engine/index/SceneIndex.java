package org.multispa.engine.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.engine.parallel.Parallel;
import org.multispa.geometry.BlockVisibility;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Visibility;
import org.multispa.geometry.VisibilityRule;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;

/// The visibility index of a static scene (section 2 of the specification): for each usable frame the packed set of
/// the scene's points that it sees. Immutable; the arrays are handed out, not copied.
///
/// @param frames the frames whose depth could be read and whose colour image is whole, in rising order
/// @param seen for each of `frames` the points it sees
/// @param counts for each of `frames` the number of points it sees
/// @param disagreeing points that the paper's rule would have seen and this index's rule does not, over all frames
/// @param setAside frames left out, with the reason, those of loading included
public record SceneIndex(
        StaticScene scene, List<Frame> frames, long[][] seen, int[] counts, long disagreeing, List<SetAside> setAside) {
    public SceneIndex {
        frames = List.copyOf(frames);
        setAside = List.copyOf(setAside);
    }

    /// Reads every image of the scene and computes what each frame sees. Colour images are not decoded, only
    /// held against the camera's size and looked through for their end.
    public static SceneIndex of(StaticScene scene, VisibilityRule rule) {
        return of(scene, rule, 1);
    }

    /// The same on several threads; the result does not depend on their number.
    public static SceneIndex of(StaticScene scene, VisibilityRule rule, int threads) {
        List<FrameView> views = Parallel.map(
                scene.frames().size(), threads, i -> view(scene, scene.frames().get(i), rule));
        List<Frame> frames = new ArrayList<>();
        List<long[]> seen = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>(scene.setAside());
        long disagreeing = 0;
        for (FrameView view : views) {
            switch (view) {
                case FrameView.Usable usable -> {
                    frames.add(usable.frame());
                    seen.add(usable.seen());
                    disagreeing += usable.disagreeing();
                }
                case FrameView.Broken broken -> setAside.add(broken.reason());
            }
        }
        return of(scene, frames, seen.toArray(long[][]::new), disagreeing, setAside);
    }

    /// The index of `scene` from sets that were computed before.
    public static SceneIndex restored(StaticScene scene, List<Frame> frames, long[][] seen) {
        return of(scene, frames, seen, 0, scene.setAside());
    }

    private static SceneIndex of(
            StaticScene scene, List<Frame> frames, long[][] seen, long disagreeing, List<SetAside> setAside) {
        int[] counts = new int[seen.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = PointSets.count(seen[i]);
        }
        return new SceneIndex(scene, frames, seen, counts, disagreeing, setAside);
    }

    private static FrameView view(StaticScene scene, Frame frame, VisibilityRule rule) {
        Visibility visibility = new BlockVisibility();
        try {
            requireWholeColor(frame);
            DepthMap depth = frame.pixels().depth();
            long[] seen = visibility.seen(scene.points(), frame.pose(), frame.camera(), depth, rule);
            long disagreeing = 0;
            if (!rule.equals(VisibilityRule.PAPER)) {
                long[] paper =
                        visibility.seen(scene.points(), frame.pose(), frame.camera(), depth, VisibilityRule.PAPER);
                disagreeing = (long) PointSets.count(paper) - PointSets.countBoth(paper, seen);
            }
            return new FrameView.Usable(frame, seen, disagreeing);
        } catch (IOException e) {
            return new FrameView.Broken(SetAside.because("frame " + frame.number(), e));
        }
    }

    private static void requireWholeColor(Frame frame) throws IOException {
        ImageSize found = colorSize(frame);
        Intrinsics camera = frame.camera();
        if (found.width() != camera.width() || found.height() != camera.height()) {
            throw new IOException(colorName(frame) + ": expected " + camera.width() + "x" + camera.height()
                    + " pixels, as the intrinsics say, found " + found.width() + "x" + found.height());
        }
    }

    private static ImageSize colorSize(Frame frame) throws IOException {
        byte[] encoded = frame.pixels().encodedColor();
        try {
            return ImageSize.ofComplete(encoded);
        } catch (ImageFormatException e) {
            throw new IOException(colorName(frame) + ": " + e.getMessage(), e);
        }
    }

    private static String colorName(Frame frame) {
        return frame.pixels().colorFile().map(Path::toString).orElse("colour image");
    }

    /// Overlap of the frames at two positions of [#frames], percent.
    public double overlapPercent(int first, int second) {
        return PointSets.overlapPercent(seen[first], counts[first], seen[second], counts[second]);
    }

    /// The pair of frames at positions `first` and `second` of [#frames].
    public FramePair pair(int first, int second) {
        return pair(first, second, overlapPercent(first, second));
    }

    /// The same pair where its overlap is known already.
    public FramePair pair(int first, int second, double knownOverlapPercent) {
        return FramePair.of(frames.get(first), frames.get(second), knownOverlapPercent);
    }

    private sealed interface FrameView {
        record Usable(Frame frame, long[] seen, long disagreeing) implements FrameView {}

        record Broken(SetAside reason) implements FrameView {}
    }
}
