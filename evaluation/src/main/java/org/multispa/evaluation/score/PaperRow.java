package org.multispa.evaluation.score;

import java.util.List;
import java.util.Locale;
import org.multispa.dataset.Subtask;

/// A row of the paper's table, in the paper's order: the plain mean of some subtasks.
public enum PaperRow {
    DEPTH_COMPARISON("depth comparison"),
    DEPTH_VALUE("depth value"),
    CORRESPONDENCE_PIXEL("correspondence, coordinate"),
    CORRESPONDENCE_LETTER("correspondence, multiple choice"),
    ORIENTATION_DIRECTION("camera orientation, direction"),
    ORIENTATION_DEGREE("camera orientation, degree"),
    TRANSLATION_DIRECTION("camera translation, direction"),
    TRANSLATION_DISTANCE("camera translation, distance"),
    TRANSLATION_VECTOR("camera translation, vector"),
    MOTION_DISTANCE("object motion, distance"),
    MOTION_VECTOR("object motion, vector"),
    OBJECT_SIZE("object size");

    private final String text;

    PaperRow(String text) {
        this.text = text;
    }

    /// Name in files, for example `depth-comparison`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Name in tables.
    public String text() {
        return text;
    }

    /// The subtasks that it averages. Each of the 26 belongs to one row.
    public List<Subtask> subtasks() {
        return switch (this) {
            case DEPTH_COMPARISON -> List.of(Subtask.DEPTH_COMPARISON_DOT, Subtask.DEPTH_COMPARISON_COORDINATE);
            case DEPTH_VALUE -> List.of(Subtask.DEPTH_ESTIMATION_DOT, Subtask.DEPTH_ESTIMATION_COORDINATE);
            case CORRESPONDENCE_PIXEL -> List.of(Subtask.CORRESPONDENCE_COORDINATE);
            case CORRESPONDENCE_LETTER -> List.of(Subtask.CORRESPONDENCE_CHOICE);
            case ORIENTATION_DIRECTION -> List.of(Subtask.CAMERA_YAW_DIRECTION, Subtask.CAMERA_PITCH_DIRECTION);
            case ORIENTATION_DEGREE -> List.of(Subtask.CAMERA_YAW_ANGLE, Subtask.CAMERA_PITCH_ANGLE);
            case TRANSLATION_DIRECTION ->
                List.of(Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_Y_DIRECTION, Subtask.CAMERA_Z_DIRECTION);
            case TRANSLATION_DISTANCE -> List.of(Subtask.CAMERA_DISTANCE);
            case TRANSLATION_VECTOR -> List.of(Subtask.CAMERA_VECTOR);
            case MOTION_DISTANCE ->
                List.of(
                        Subtask.MOTION_DISTANCE_DOT_ADT,
                        Subtask.MOTION_DISTANCE_COORDINATE_ADT,
                        Subtask.MOTION_DISTANCE_DOT_PSTUDIO,
                        Subtask.MOTION_DISTANCE_COORDINATE_PSTUDIO);
            case MOTION_VECTOR ->
                List.of(
                        Subtask.MOTION_VECTOR_DOT_ADT,
                        Subtask.MOTION_VECTOR_COORDINATE_ADT,
                        Subtask.MOTION_VECTOR_DOT_PSTUDIO,
                        Subtask.MOTION_VECTOR_COORDINATE_PSTUDIO);
            case OBJECT_SIZE -> List.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);
        };
    }
}
