package org.multispa.engine.generate;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.samples.SampleForm;
import org.multispa.scenes.LoadOptions;

/// Everything that decides the content of a data set, apart from the scenes and the wording.
///
/// @param counts samples asked for, by subtask; the keys are the subtasks that are made
/// @param shardSize most samples of one shard
public record GenerateSettings(
        SortedMap<Subtask, Long> counts,
        SampleForm form,
        long seed,
        Profile profile,
        AskSettings ask,
        LoadOptions load,
        ImagesMode images,
        int shardSize) {
    public GenerateSettings {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        if (counts.isEmpty() || counts.values().stream().anyMatch(count -> count < 1) || shardSize < 1) {
            throw new IllegalArgumentException("subtasks, counts and shard size must not be empty or zero");
        }
    }

    /// The subtasks that are made.
    public Set<Subtask> subtasks() {
        return counts.keySet();
    }

    /// The same number of each of some subtasks.
    public static SortedMap<Subtask, Long> each(Set<Subtask> subtasks, long count) {
        SortedMap<Subtask, Long> counts = new TreeMap<>();
        subtasks.forEach(subtask -> counts.put(subtask, count));
        return counts;
    }
}
