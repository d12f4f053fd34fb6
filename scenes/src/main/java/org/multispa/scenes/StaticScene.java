package org.multispa.scenes;

import java.util.List;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;

/// A scene that did not move while it was scanned: a point set, posed colour and depth frames, labelled objects.
///
/// Everything is in the aligned world: metres, right-handed, z up. Frames stand in rising order of
/// [Frame#number]. Pixels are read on demand, so a scene holds no image in memory.
///
/// @param points mesh vertices, or a voxel-thinned fusion of the depth maps where there is no mesh
/// @param objects labelled instances, empty where the scan has none
/// @param setAside what was left out on loading, with the reason (lost poses, missing files, broken frames)
/// @param alignment what was applied to the poses and points of the files to bring them into the aligned world
public record StaticScene(
        SceneId id,
        PointCloud points,
        List<Frame> frames,
        List<SceneObject> objects,
        List<SetAside> setAside,
        Pose alignment)
        implements Scene {
    public StaticScene {
        frames = List.copyOf(frames);
        objects = List.copyOf(objects);
        setAside = List.copyOf(setAside);
        Frame.requireRising(frames);
    }

    /// This scene with another point set, given in the aligned world. Objects are dropped: they name points of the old
    /// set.
    public StaticScene withPoints(PointCloud otherPoints) {
        return new StaticScene(id, otherPoints, frames, List.of(), setAside, alignment);
    }

    /// A scene whose files are in the aligned world already.
    public StaticScene(
            SceneId id, PointCloud points, List<Frame> frames, List<SceneObject> objects, List<SetAside> setAside) {
        this(id, points, frames, objects, setAside, Pose.IDENTITY);
    }

    /// The same scene with other objects.
    public StaticScene withObjects(List<SceneObject> newObjects, List<SetAside> newSetAside) {
        return new StaticScene(id, points, frames, newObjects, newSetAside, alignment);
    }
}
