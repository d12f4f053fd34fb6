package org.multispa.dataset;

import static org.multispa.dataset.Subtask.AnswerKind.CHOICE;
import static org.multispa.dataset.Subtask.AnswerKind.DIRECTION;
import static org.multispa.dataset.Subtask.AnswerKind.MOTION;
import static org.multispa.dataset.Subtask.AnswerKind.PIXEL;
import static org.multispa.dataset.Subtask.AnswerKind.SCALAR;
import static org.multispa.dataset.Subtask.AnswerKind.VECTOR;
import static org.multispa.dataset.Subtask.Reference.COORDINATE;
import static org.multispa.dataset.Subtask.Reference.DOT;
import static org.multispa.dataset.Subtask.Reference.LABEL;
import static org.multispa.dataset.Subtask.Reference.NONE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The 26 subtasks of the benchmark, in the paper's order (section 4 of docs/subtasks.md), and behind them the
/// extra ones, which are made only where they are named.
public enum Subtask {
    DEPTH_ESTIMATION_DOT("depth-estimation-dot", DOT, SCALAR, 1, "depth_estimation_dot"),
    DEPTH_ESTIMATION_COORDINATE("depth-estimation-coordinate", COORDINATE, SCALAR, 1, "depth_estimation_coor"),
    DEPTH_COMPARISON_DOT("depth-comparison-dot", DOT, CHOICE, 1, "depth_comparison_dot"),
    DEPTH_COMPARISON_COORDINATE("depth-comparison-coordinate", COORDINATE, PIXEL, 1, "depth_comparison_coordinate"),
    CORRESPONDENCE_COORDINATE("correspondence-coordinate", COORDINATE, PIXEL, 2, "visual_correspondence_coor_2_coor"),
    CORRESPONDENCE_CHOICE("correspondence-choice", DOT, CHOICE, 2, "visual_correspondence_multiple_choice"),
    CAMERA_X_DIRECTION("camera-x-direction", NONE, DIRECTION, 2, "x_movement"),
    CAMERA_Y_DIRECTION("camera-y-direction", NONE, DIRECTION, 2, "y_movement"),
    CAMERA_Z_DIRECTION("camera-z-direction", NONE, DIRECTION, 2, "z_movement"),
    CAMERA_YAW_DIRECTION("camera-yaw-direction", NONE, DIRECTION, 2, "yaw_movement"),
    CAMERA_PITCH_DIRECTION("camera-pitch-direction", NONE, DIRECTION, 2, "pitch_movement"),
    CAMERA_YAW_ANGLE("camera-yaw-angle", NONE, SCALAR, 2, "yaw_angle"),
    CAMERA_PITCH_ANGLE("camera-pitch-angle", NONE, SCALAR, 2, "pitch_angle"),
    CAMERA_DISTANCE("camera-distance", NONE, SCALAR, 2, "total_distance"),
    CAMERA_VECTOR("camera-vector", NONE, VECTOR, 2, "displacement_vector"),
    OBJECT_HEIGHT("object-height", LABEL, SCALAR, 2, "object_perception_height_estimation"),
    OBJECT_LENGTH("object-length", LABEL, SCALAR, 2, "object_perception_length_estimation"),
    OBJECT_WIDTH("object-width", LABEL, SCALAR, 2, "object_perception_width_estimation"),
    MOTION_DISTANCE_DOT_ADT("motion-distance-dot-adt", DOT, SCALAR, 2, "tapvid3d_total_distance"),
    MOTION_DISTANCE_COORDINATE_ADT("motion-distance-coordinate-adt", COORDINATE, SCALAR, 2, "tapvid3d_total_distance"),
    MOTION_DISTANCE_DOT_PSTUDIO("motion-distance-dot-pstudio", DOT, SCALAR, 2, "tapvid3d_total_distance"),
    MOTION_DISTANCE_COORDINATE_PSTUDIO(
            "motion-distance-coordinate-pstudio", COORDINATE, SCALAR, 2, "tapvid3d_total_distance"),
    MOTION_VECTOR_DOT_ADT("motion-vector-dot-adt", DOT, VECTOR, 2, "tapvid3d_displacement_vector"),
    MOTION_VECTOR_COORDINATE_ADT("motion-vector-coordinate-adt", COORDINATE, VECTOR, 2, "tapvid3d_displacement_vector"),
    MOTION_VECTOR_DOT_PSTUDIO("motion-vector-dot-pstudio", DOT, VECTOR, 2, "tapvid3d_displacement_vector"),
    MOTION_VECTOR_COORDINATE_PSTUDIO(
            "motion-vector-coordinate-pstudio", COORDINATE, VECTOR, 2, "tapvid3d_displacement_vector"),
    CAMERA_ROLL_DIRECTION("camera-roll-direction", NONE, DIRECTION, 2, "roll_movement"),
    CAMERA_ROLL_ANGLE("camera-roll-angle", NONE, SCALAR, 2, "roll_angle"),
    CAMERA_SIX_DOF("camera-six-dof", NONE, MOTION, 2, "six_dof_motion");

    /// How a question points at something: not at all, with a dot drawn on the image, with pixel coordinates in its
    /// text, with a category label.
    public enum Reference {
        NONE,
        DOT,
        COORDINATE,
        LABEL
    }

    /// What form the answer has; each has its record in [Answer].
    public enum AnswerKind {
        CHOICE,
        DIRECTION,
        SCALAR,
        PIXEL,
        VECTOR,
        MOTION;

        /// Its name in exported records, for example `choice`.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final Reference reference;
    private final AnswerKind answerKind;
    private final int images;
    private final String publishedName;

    Subtask(String id, Reference reference, AnswerKind answerKind, int images, String publishedName) {
        this.id = id;
        this.reference = reference;
        this.answerKind = answerKind;
        this.images = images;
        this.publishedName = publishedName;
    }

    /// Our own name, for example `camera-yaw-angle`.
    public String id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public AnswerKind answerKind() {
        return answerKind;
    }

    /// Number of images of the paper's form of the question.
    public int images() {
        return images;
    }

    /// The `question_type` that existing tools know; of an extra subtask one in their manner.
    public String publishedName() {
        return publishedName;
    }

    /// Unit of a scalar or vector answer: degrees for the angles, else millimetres; empty for the other kinds.
    /// A motion is in both units and so has none.
    public Optional<Answer.Unit> unit() {
        return switch (answerKind) {
            case SCALAR -> Optional.of(id.endsWith("-angle") ? Answer.Unit.DEGREE : Answer.Unit.MILLIMETRE);
            case VECTOR -> Optional.of(Answer.Unit.MILLIMETRE);
            case CHOICE, DIRECTION, PIXEL, MOTION -> Optional.empty();
        };
    }

    /// Whether an answer has the form and the unit that this subtask asks for.
    public boolean accepts(Answer answer) {
        return switch (answer) {
            case Answer.Choice _ -> answerKind == CHOICE;
            case Answer.Direction _ -> answerKind == DIRECTION;
            case Answer.Scalar scalar -> answerKind == SCALAR && unit().equals(Optional.of(scalar.unit()));
            case Answer.Pixel _ -> answerKind == PIXEL;
            case Answer.Vector _ -> answerKind == VECTOR;
            case Answer.Motion _ -> answerKind == MOTION;
        };
    }

    /// Subtasks beyond the paper's 26: the camera's roll and its motion in all six degrees of freedom.
    public boolean isExtra() {
        return switch (this) {
            case CAMERA_ROLL_DIRECTION, CAMERA_ROLL_ANGLE, CAMERA_SIX_DOF -> true;
            default -> false;
        };
    }

    /// The 26 of the paper, in their order: what "all subtasks" means everywhere.
    public static List<Subtask> benchmark() {
        return Arrays.stream(values()).filter(s -> !s.isExtra()).toList();
    }

    /// Subtasks about scenes that stand still: the first 18 and the extra ones.
    public boolean isStatic() {
        return !id.startsWith("motion-");
    }

    /// The 18 of the paper that are about scenes that stand still.
    public static List<Subtask> staticOnes() {
        return benchmark().stream().filter(Subtask::isStatic).toList();
    }

    /// The subtask with this [#id], if there is one.
    public static Optional<Subtask> byId(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }
}
