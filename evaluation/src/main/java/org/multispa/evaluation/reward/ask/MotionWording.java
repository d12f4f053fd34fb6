package org.multispa.evaluation.reward.ask;

import java.util.Map;
import org.multispa.dataset.Subtask;
import org.multispa.geometry.SeededHash;

/// Words for questions about points, as they stand in a data set.
@FunctionalInterface
public interface MotionWording {
    /// @param slots `x` and `y` of subtasks that name a pixel
    /// @param key chooses among several wordings
    /// @return task and question, without image placeholders
    String words(Subtask subtask, Map<String, String> slots, SeededHash key);
}
