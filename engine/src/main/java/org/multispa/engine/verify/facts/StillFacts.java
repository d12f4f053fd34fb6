package org.multispa.engine.verify.facts;

import org.multispa.dataset.Subtask;

/// The facts of questions about scenes that stand still.
public final class StillFacts {
    private StillFacts() {}

    /// What the scan says about a question.
    ///
    /// @throws IllegalArgumentException if the question is about something that moves
    public static Facts of(Asked asked) {
        Subtask subtask = asked.sample().subtask();
        return switch (subtask) {
            case DEPTH_ESTIMATION_DOT, DEPTH_ESTIMATION_COORDINATE -> PointFacts.depth(asked);
            case DEPTH_COMPARISON_DOT, DEPTH_COMPARISON_COORDINATE -> PointFacts.comparison(asked);
            case CORRESPONDENCE_COORDINATE -> PointFacts.correspondence(asked);
            case CORRESPONDENCE_CHOICE -> PointFacts.choice(asked);
            case CAMERA_X_DIRECTION,
                    CAMERA_Y_DIRECTION,
                    CAMERA_Z_DIRECTION,
                    CAMERA_YAW_DIRECTION,
                    CAMERA_PITCH_DIRECTION,
                    CAMERA_YAW_ANGLE,
                    CAMERA_PITCH_ANGLE,
                    CAMERA_DISTANCE,
                    CAMERA_VECTOR,
                    CAMERA_ROLL_DIRECTION,
                    CAMERA_ROLL_ANGLE,
                    CAMERA_SIX_DOF -> CameraFacts.of(asked);
            case OBJECT_HEIGHT, OBJECT_LENGTH, OBJECT_WIDTH -> ObjectFacts.of(asked);
            case MOTION_DISTANCE_DOT_ADT,
                    MOTION_DISTANCE_COORDINATE_ADT,
                    MOTION_DISTANCE_DOT_PSTUDIO,
                    MOTION_DISTANCE_COORDINATE_PSTUDIO,
                    MOTION_VECTOR_DOT_ADT,
                    MOTION_VECTOR_COORDINATE_ADT,
                    MOTION_VECTOR_DOT_PSTUDIO,
                    MOTION_VECTOR_COORDINATE_PSTUDIO ->
                throw new IllegalArgumentException(subtask.id() + " is not about a scene that stands still");
        };
    }
}
