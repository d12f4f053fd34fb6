package org.multispa.scenes.plain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.plain.PlainSceneFile.CameraAxes;
import org.multispa.scenes.plain.PlainSceneFile.ColorCamera;
import org.multispa.scenes.plain.PlainSceneFile.DepthImages;
import org.multispa.scenes.plain.PlainSceneFile.LengthUnit;
import org.multispa.scenes.plain.PlainSceneFile.PoseDirection;

/// The content of a `scene.json` with `tracks`: a tracked video. File names are relative to its folder, with `/`
/// between parts.
///
/// @param format always [PlainSceneFile#FORMAT]
/// @param version always [PlainSceneFile#VERSION]
/// @param name the scene's name, letters, digits, `.`, `_` and `-`
/// @param family the capture: scenes of one family never stand on two sides of a split
/// @param units of the tracks and of the translations in `pose`
/// @param pose which way the frames' matrices go; absent where the frames have none
/// @param cameraAxes axes of the camera, for the frames' matrices and for tracks in camera coordinates
/// @param depth how depth images are stored, where the frames have any
/// @param frames row t of the tracks belongs to entry t of this list
@JsonPropertyOrder({
    "format",
    "version",
    "name",
    "family",
    "units",
    "pose",
    "camera_axes",
    "color",
    "depth",
    "tracks",
    "frames"
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlainVideoFile(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String family,
        @JsonProperty(required = true) LengthUnit units,
        Optional<PoseDirection> pose,

        @JsonProperty(value = "camera_axes", required = true)
        CameraAxes cameraAxes,

        @JsonProperty(required = true) ColorCamera color,
        Optional<DepthImages> depth,
        @JsonProperty(required = true) TrackFiles tracks,
        @JsonProperty(required = true) List<VideoImage> frames) {
    public PlainVideoFile {
        if (!format.equals(PlainSceneFile.FORMAT) || version != PlainSceneFile.VERSION) {
            throw new IllegalArgumentException("expected \"format\": \"" + PlainSceneFile.FORMAT
                    + "\" and \"version\": " + PlainSceneFile.VERSION + ", found '" + format + "' version " + version);
        }
        frames = List.copyOf(frames);
        for (VideoImage frame : frames) {
            if (frame.pose().isPresent() != pose.isPresent()) {
                throw new IllegalArgumentException(
                        "frame " + frame.number() + " has "
                                + (pose.isPresent() ? "no \"pose\" although" : "a \"pose\" but no")
                                + " \"pose\" above the"
                                + " frames tells which way the matrices go; give it and all matrices, or (camera at rest) none");
            }
            if (frame.depth().isPresent() && depth.isEmpty()) {
                throw new IllegalArgumentException(
                        "frame " + frame.number() + " has a depth image and no \"depth\" tells its unit");
            }
        }
        if (pose.isEmpty() && tracks.reference() == Reference.WORLD) {
            throw new IllegalArgumentException(
                    "\"reference\": \"world\" needs the frames' poses; without them give camera coordinates");
        }
    }

    /// In which coordinates positions are given.
    public enum Reference {
        /// Those of each frame's camera.
        @JsonProperty("camera")
        CAMERA,
        /// Those of the world that the poses belong to.
        @JsonProperty("world")
        WORLD
    }

    /// Where the tracks are.
    ///
    /// @param positions `.npy` file of shape (T, N, 3)
    /// @param visibility `.npy` file of shape (T, N); anything but 0 is visible
    /// @param reference coordinates of the positions
    /// @param subset kind of recording; `other` where absent
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record TrackFiles(
            @JsonProperty(required = true) String positions,
            @JsonProperty(required = true) String visibility,
            @JsonProperty(required = true) Reference reference,
            Optional<TrackSubset> subset) {}

    /// One frame.
    ///
    /// @param number the frame's number, at least 0, unique in the scene
    /// @param color JPEG or PNG file
    /// @param depth 16-bit PNG file, where there is one
    /// @param pose 4x4 matrix in row order; NaN marks a frame whose tracking was lost; absent where the camera
    ///     rests
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record VideoImage(
            @JsonProperty(required = true) int number,
            @JsonProperty(required = true) String color,
            Optional<String> depth,
            Optional<double[]> pose) {
        public VideoImage {
            if (pose.isPresent() && pose.get().length != 16) {
                throw new IllegalArgumentException(
                        "frame " + number + ": \"pose\" needs 16 numbers, found " + pose.get().length);
            }
        }
    }
}
