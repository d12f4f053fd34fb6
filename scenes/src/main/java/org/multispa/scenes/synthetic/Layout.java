package org.multispa.scenes.synthetic;

/// How made scenes are laid out on disk.
public enum Layout {
    /// `scans/<scene>/` with mesh, segments, aggregation, metadata and a `.sens` file, as ScanNet is distributed.
    SCANNET,
    /// `<scene>/scene.json` with its images, points and instances beside it.
    PLAIN
}
