package org.multispa.engine.generate;

import org.multispa.dataset.output.Manifest;

/// What a run left behind.
///
/// @param manifest the finished data set's manifest
/// @param alreadyComplete true where the folder held the finished data set before this run
public record GenerateResult(Manifest manifest, boolean alreadyComplete) {
    /// True where a scene, or a part of one, was left out.
    public boolean someSetAside() {
        return !manifest.setAside().isEmpty()
                || manifest.scenes().stream()
                        .anyMatch(scene -> !scene.setAside().isEmpty());
    }

    /// Number of samples in all.
    public long samples() {
        return manifest.shards().stream().mapToLong(shard -> shard.records()).sum();
    }
}
