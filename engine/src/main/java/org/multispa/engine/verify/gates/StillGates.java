package org.multispa.engine.verify.gates;

import java.util.List;
import org.multispa.dataset.Subtask;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.findings.Fault;

/// Whether a question about a scan was allowed to be asked: visibility, the profile's gates, the sampling bin.
public final class StillGates {
    private StillGates() {}

    /// What speaks against the question; empty if nothing does.
    ///
    /// @throws IllegalArgumentException if the question is about something that moves
    public static List<Fault> of(Asked asked) {
        Limits limits = new Limits();
        Subtask subtask = asked.sample().subtask();
        switch (subtask) {
            case DEPTH_ESTIMATION_DOT, DEPTH_ESTIMATION_COORDINATE -> DepthGates.estimation(asked, limits);
            case DEPTH_COMPARISON_DOT, DEPTH_COMPARISON_COORDINATE -> DepthGates.comparison(asked, limits);
            case CORRESPONDENCE_COORDINATE -> CorrespondenceGates.coordinate(asked, limits);
            case CORRESPONDENCE_CHOICE -> CorrespondenceGates.choice(asked, limits);
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
                    CAMERA_SIX_DOF -> CameraGates.check(asked, limits);
            case OBJECT_HEIGHT, OBJECT_LENGTH, OBJECT_WIDTH -> ObjectGates.check(asked, limits);
            case MOTION_DISTANCE_DOT_ADT,
                    MOTION_DISTANCE_COORDINATE_ADT,
                    MOTION_DISTANCE_DOT_PSTUDIO,
                    MOTION_DISTANCE_COORDINATE_PSTUDIO,
                    MOTION_VECTOR_DOT_ADT,
                    MOTION_VECTOR_COORDINATE_ADT,
                    MOTION_VECTOR_DOT_PSTUDIO,
                    MOTION_VECTOR_COORDINATE_PSTUDIO ->
                throw new IllegalArgumentException(subtask.id() + " is not about a scene that stands still");
        }
        return limits.faults();
    }
}
