package org.multispa.evaluation.reward.files;

import com.jerolba.carpet.annotation.Alias;
import org.apache.parquet.io.api.Binary;

/// A frame in LeRobot's columns. Of the last frame the next one is itself.
record LeRobotRow(
        @Alias("next.reward") float nextReward,
        @Alias("next.done") boolean nextDone,
        @Alias("next.success") boolean nextSuccess,
        @Alias("reward.progress") float progress,
        @Alias("reward.displacement_mm") float displacementMm,
        @Alias("reward.abstained") boolean abstained,
        float timestamp,
        long frameIndex,
        long episodeIndex,
        long index,
        long taskIndex) {
    /// The same with the frame's image.
    record WithImage(
            @Alias("observation.images.camera") Picture image,
            @Alias("next.reward") float nextReward,
            @Alias("next.done") boolean nextDone,
            @Alias("next.success") boolean nextSuccess,
            @Alias("reward.progress") float progress,
            @Alias("reward.displacement_mm") float displacementMm,
            @Alias("reward.abstained") boolean abstained,
            float timestamp,
            long frameIndex,
            long episodeIndex,
            long index,
            long taskIndex) {}

    /// What `datasets` takes for an image.
    record Picture(Binary bytes, String path) {}

    WithImage with(Picture image) {
        return new WithImage(
                image,
                nextReward,
                nextDone,
                nextSuccess,
                progress,
                displacementMm,
                abstained,
                timestamp,
                frameIndex,
                episodeIndex,
                index,
                taskIndex);
    }
}
