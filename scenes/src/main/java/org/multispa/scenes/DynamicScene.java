package org.multispa.scenes;

import java.util.List;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// A filmed scene in which things moved: frames and points that were followed through all of them (section 3 of the
/// specification).
///
/// Row `t` of the tracks belongs to the frame at position `t` of [#frames]. Frames have no depth image. Where the
/// camera rests all poses are equal, and the world may be the camera's own coordinate system: nothing that is asked
/// about motion depends on the choice of the world.
///
/// @param subset which kind of recording this is
/// @param frames posed colour frames in rising order of [Frame#number]
/// @param setAside what was left out on loading, with the reason
public record DynamicScene(SceneId id, TrackSubset subset, List<Frame> frames, Tracks tracks, List<SetAside> setAside)
        implements Scene {
    public DynamicScene {
        frames = List.copyOf(frames);
        setAside = List.copyOf(setAside);
        Frame.requireRising(frames);
        if (frames.size() != tracks.frames()) {
            throw new IllegalArgumentException(
                    "expected tracks for " + frames.size() + " frames, found " + tracks.frames());
        }
    }

    /// Position of a point in world coordinates at the time of a frame, metres.
    ///
    /// @param frame position in [#frames]
    public Vec3 world(int frame, int point) {
        return frames.get(frame).pose().transform(tracks.camera(frame, point));
    }

    /// True where not all frames have the same pose.
    public boolean cameraMoves() {
        Pose first = frames.getFirst().pose();
        return frames.stream().anyMatch(frame -> !frame.pose().equals(first));
    }
}
