package org.multispa.scenes.synthetic;

import java.util.Locale;

/// How made scenes are laid out on disk.
public enum Layout {
    /// `scans/<scene>/` with mesh, segments, aggregation, metadata and a `.sens` file, as ScanNet is distributed.
    SCANNET,
    /// `<scene>/scene.json` with its images beside it, and points and instances or tracks.
    PLAIN,
    /// `adt/<clip>.npz` and `pstudio/<clip>.npz`, as TAPVid-3D is distributed; for moving scenes alone.
    TAPVID3D;

    /// Name on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
