package org.multispa.engine.motion;

import java.util.EnumSet;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.scenes.DynamicScene;

/// Which subtasks a tracked video feeds.
final class MotionSubtasks {
    private static final Set<Subtask> MOVING_CAMERA = EnumSet.of(
            Subtask.MOTION_DISTANCE_DOT_ADT,
            Subtask.MOTION_DISTANCE_COORDINATE_ADT,
            Subtask.MOTION_VECTOR_DOT_ADT,
            Subtask.MOTION_VECTOR_COORDINATE_ADT);

    private static final Set<Subtask> RESTING_CAMERA = EnumSet.of(
            Subtask.MOTION_DISTANCE_DOT_PSTUDIO,
            Subtask.MOTION_DISTANCE_COORDINATE_PSTUDIO,
            Subtask.MOTION_VECTOR_DOT_PSTUDIO,
            Subtask.MOTION_VECTOR_COORDINATE_PSTUDIO);

    private MotionSubtasks() {}

    /// The four of its recording; of other recordings those whose camera behaves alike: ADT's moves, Panoptic
    /// Studio's rests.
    static Set<Subtask> of(DynamicScene scene) {
        boolean moving = switch (scene.subset()) {
            case ADT -> true;
            case PSTUDIO -> false;
            case DRIVETRACK, OTHER -> scene.cameraMoves();
        };
        return EnumSet.copyOf(moving ? MOVING_CAMERA : RESTING_CAMERA);
    }
}
