package org.multispa.engine.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Visibility;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;

/// The visibility index of a static scene (section 2 of the specification): for each usable frame the packed set of
/// the scene's points that it sees. Immutable; the arrays are handed out, not copied.
///
/// @param frames the frames whose depth could be read, in rising order
/// @param seen for each of `frames` the points it sees
/// @param counts for each of `frames` the number of points it sees
/// @param setAside frames left out, with the reason, those of loading included
public record SceneIndex(StaticScene scene, List<Frame> frames, long[][] seen, int[] counts, List<SetAside> setAside) {
    public SceneIndex {
        frames = List.copyOf(frames);
        setAside = List.copyOf(setAside);
    }

    /// Reads every depth image of the scene and computes what each frame sees.
    public static SceneIndex of(StaticScene scene, VisibilityRule rule) {
        Visibility visibility = new PlainVisibility();
        List<Frame> frames = new ArrayList<>();
        List<long[]> seen = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>(scene.setAside());
        for (Frame frame : scene.frames()) {
            try {
                DepthMap depth = frame.pixels().depth();
                seen.add(visibility.seen(scene.points(), frame.pose(), frame.camera(), depth, rule));
                frames.add(frame);
            } catch (IOException e) {
                setAside.add(SetAside.because("frame " + frame.number(), e));
            }
        }
        long[][] sets = seen.toArray(long[][]::new);
        int[] counts = new int[sets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = PointSets.count(sets[i]);
        }
        return new SceneIndex(scene, frames, sets, counts, setAside);
    }

    /// The pair of frames at positions `first` and `second` of [#frames].
    public FramePair pair(int first, int second) {
        double overlap = PointSets.overlapPercent(seen[first], counts[first], seen[second], counts[second]);
        return FramePair.of(frames.get(first), frames.get(second), overlap);
    }
}
