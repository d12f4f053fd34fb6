package org.multispa.evaluation.score;

import java.util.List;
import java.util.Locale;
import org.multispa.dataset.Subtask;

/// A row of the paper's table: the plain mean of some subtasks.
public enum PaperRow {
    DEPTH_COMPARISON("depth comparison", Subtask.DEPTH_COMPARISON_DOT, Subtask.DEPTH_COMPARISON_COORDINATE),
    DEPTH_VALUE("depth value", Subtask.DEPTH_ESTIMATION_DOT, Subtask.DEPTH_ESTIMATION_COORDINATE),
    CORRESPONDENCE_PIXEL("correspondence, coordinate", Subtask.CORRESPONDENCE_COORDINATE),
    CORRESPONDENCE_LETTER("correspondence, multiple choice", Subtask.CORRESPONDENCE_CHOICE),
    ORIENTATION_DIRECTION("camera orientation, direction", Subtask.CAMERA_YAW_DIRECTION, Subtask.CAMERA_PITCH_DIRECTION),
    ORIENTATION_DEGREE("camera orientation, degree", Subtask.CAMERA_YAW_ANGLE, Subtask.CAMERA_PITCH_ANGLE),
    TRANSLATION_DIRECTION(
            "camera translation, direction", Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_Y_DIRECTION, Subtask.CAMERA_Z_DIRECTION),
    TRANSLATION_DISTANCE("camera translation, distance", Subtask.CAMERA_DISTANCE),
    TRANSLATION_VECTOR("camera translation, vector", Subtask.CAMERA_VECTOR),
    MOTION_DISTANCE(
            "object motion, distance",
            Subtask.MOTION_DISTANCE_DOT_ADT,
            Subtask.MOTION_DISTANCE_COORDINATE_ADT,
            Subtask.MOTION_DISTANCE_DOT_PSTUDIO,
            Subtask.MOTION_DISTANCE_COORDINATE_PSTUDIO),
    MOTION_VECTOR(
            "object motion, vector",
            Subtask.MOTION_VECTOR_DOT_ADT,
            Subtask.MOTION_VECTOR_COORDINATE_ADT,
            Subtask.MOTION_VECTOR_DOT_PSTUDIO,
            Subtask.MOTION_VECTOR_COORDINATE_PSTUDIO),
    OBJECT_SIZE("object size", Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);

    private final String text;
    private final List<Subtask> subtasks;

    PaperRow(String text, Subtask... subtasks) {
        this.text = text;
        this.subtasks = List.of(subtasks);
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
        return subtasks;
    }
}
