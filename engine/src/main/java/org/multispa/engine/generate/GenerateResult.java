package org.multispa.engine.generate;

import java.util.Map;
import org.multispa.dataset.Subtask;
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

    /// Samples that were asked of a subtask, filled or not.
    public long asked(Subtask subtask) {
        return manifest.configuration().get(Configuration.COUNTS) instanceof Map<?, ?> counts
                        && counts.get(subtask.id()) instanceof Number count
                ? count.longValue()
                : 0;
    }

    /// Number of samples in all.
    public long samples() {
        return manifest.shards().stream().mapToLong(shard -> shard.records()).sum();
    }
}
