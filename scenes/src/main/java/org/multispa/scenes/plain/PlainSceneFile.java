package org.multispa.scenes.plain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/// The content of a `scene.json`. File names are relative to its folder, with `/` between parts.
///
/// @param format always [#FORMAT]
/// @param version always [#VERSION]
/// @param name the scene's name, letters, digits, `.`, `_` and `-`
/// @param family the place: scenes of one family never stand on two sides of a split
/// @param units of the translations in `pose`, of `axis_alignment` and of the points
/// @param pose which way the frames' matrices go
/// @param cameraAxes axes of the camera
/// @param up direction against gravity in the scan's world, where it is known
/// @param axisAlignment 4x4 matrix in row order that brings the scan's world to z up, where there is one
/// @param points `.npy` (N x 3) or `.ply` file of the point set; without it the depth images are fused
/// @param instances file of the labelled objects, see [PlainInstances]; needs `points`
@JsonPropertyOrder({
    "format",
    "version",
    "name",
    "family",
    "units",
    "pose",
    "camera_axes",
    "up",
    "axis_alignment",
    "color",
    "depth",
    "points",
    "instances",
    "frames"
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlainSceneFile(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String family,
        @JsonProperty(required = true) LengthUnit units,
        @JsonProperty(required = true) PoseDirection pose,

        @JsonProperty(value = "camera_axes", required = true)
        CameraAxes cameraAxes,

        Optional<double[]> up,
        @JsonProperty("axis_alignment") Optional<double[]> axisAlignment,
        @JsonProperty(required = true) ColorCamera color,
        @JsonProperty(required = true) DepthImages depth,
        @JsonProperty(required = true) List<PosedImage> frames,
        Optional<String> points,
        Optional<String> instances) {
    public static final String FORMAT = "multispa-scene";
    public static final int VERSION = 1;

    public PlainSceneFile {
        if (!format.equals(FORMAT) || version != VERSION) {
            throw new IllegalArgumentException("expected \"format\": \"" + FORMAT + "\" and \"version\": " + VERSION
                    + ", found '" + format + "' version " + version);
        }
        if (up.isPresent() && up.get().length != 3) {
            throw new IllegalArgumentException("\"up\" needs 3 numbers, found " + up.get().length);
        }
        if (axisAlignment.isPresent() && axisAlignment.get().length != 16) {
            throw new IllegalArgumentException(
                    "\"axis_alignment\" needs 16 numbers, found " + axisAlignment.get().length);
        }
        if (instances.isPresent() && points.isEmpty()) {
            throw new IllegalArgumentException("\"instances\" name points by position and need a \"points\" file");
        }
        frames = List.copyOf(frames);
    }

    /// Unit of lengths.
    public enum LengthUnit {
        @JsonProperty("m")
        METRE(1),
        @JsonProperty("cm")
        CENTIMETRE(0.01),
        @JsonProperty("mm")
        MILLIMETRE(0.001);

        private final double metres;

        LengthUnit(double metres) {
            this.metres = metres;
        }

        /// One of these in metres.
        public double metres() {
            return metres;
        }
    }

    /// What a frame's matrix maps to what.
    public enum PoseDirection {
        @JsonProperty("camera-to-world")
        CAMERA_TO_WORLD,
        @JsonProperty("world-to-camera")
        WORLD_TO_CAMERA
    }

    /// Axes of the camera: OpenCV has x right, y down, z forward; OpenGL x right, y up, z backward.
    public enum CameraAxes {
        @JsonProperty("opencv")
        OPENCV,
        @JsonProperty("opengl")
        OPENGL
    }

    /// The colour camera: image size, focal lengths and principal point in pixels of that size.
    public record ColorCamera(
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            @JsonProperty(required = true) double fx,
            @JsonProperty(required = true) double fy,
            @JsonProperty(required = true) double cx,
            @JsonProperty(required = true) double cy) {}

    /// How depth images are stored: 16-bit grey PNG, registered to the colour image, of any size of the same shape.
    ///
    /// @param unitsPerMetre stored units in a metre
    /// @param invalid a stored value that means "not measured", beside 0
    public record DepthImages(
            @JsonProperty(value = "units_per_metre", required = true)
            double unitsPerMetre,

            @JsonProperty(required = true) int invalid) {}

    /// One frame.
    ///
    /// @param number the frame's number, at least 0, unique in the scene
    /// @param color JPEG or PNG file
    /// @param depth 16-bit PNG file
    /// @param pose 4x4 matrix in row order; NaN marks a frame whose tracking was lost
    public record PosedImage(
            @JsonProperty(required = true) int number,
            @JsonProperty(required = true) String color,
            @JsonProperty(required = true) String depth,
            @JsonProperty(required = true) double[] pose) {
        public PosedImage {
            if (pose.length != 16) {
                throw new IllegalArgumentException(
                        "frame " + number + ": \"pose\" needs 16 numbers, found " + pose.length);
            }
        }
    }
}
