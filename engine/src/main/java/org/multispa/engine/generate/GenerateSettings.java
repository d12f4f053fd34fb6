package org.multispa.engine.generate;

import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.subtasks.AskSettings;
import org.multispa.scenes.LoadOptions;

/// Everything that decides the content of a data set, apart from the scenes and the wording.
///
/// @param count samples asked for each subtask
/// @param shardSize most samples of one shard
public record GenerateSettings(
        Set<Subtask> subtasks,
        long count,
        long seed,
        Profile profile,
        AskSettings ask,
        LoadOptions load,
        ImagesMode images,
        int shardSize) {
    public GenerateSettings {
        subtasks = Set.copyOf(subtasks);
        if (subtasks.isEmpty() || count < 1 || shardSize < 1) {
            throw new IllegalArgumentException("subtasks, count and shard size must not be empty or zero");
        }
    }
}
