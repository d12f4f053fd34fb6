package org.multispa.scenes;

import java.util.List;
import org.multispa.geometry.PointCloud;

/// A scene that did not move while it was scanned: a point set, posed colour and depth frames, labelled objects.
///
/// Everything is in the aligned world: metres, right-handed, z up. Frames stand in rising order of
/// [Frame#number]. Pixels are read on demand, so a scene holds no image in memory.
///
/// @param points mesh vertices, or a voxel-thinned fusion of the depth maps where there is no mesh
/// @param objects labelled instances, empty where the scan has none
/// @param setAside what was left out on loading, with the reason (lost poses, missing files, broken frames)
public record StaticScene(
        SceneId id, PointCloud points, List<Frame> frames, List<SceneObject> objects, List<SetAside> setAside)
        implements Scene {
    public StaticScene {
        frames = List.copyOf(frames);
        objects = List.copyOf(objects);
        setAside = List.copyOf(setAside);
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i - 1).number() >= frames.get(i).number()) {
                throw new IllegalArgumentException("frames must stand in rising order, found "
                        + frames.get(i - 1).number() + " before "
                        + frames.get(i).number());
            }
        }
    }

    /// This scene with another point set, given in the aligned world. Objects are dropped: they name points of the old
    /// set.
    public StaticScene withPoints(PointCloud otherPoints) {
        return new StaticScene(id, otherPoints, frames, List.of(), setAside);
    }
}
