package org.multispa.scenes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which kind of recording a tracked video is. The motion subtasks are asked apart for the first two.
public enum TrackSubset {
    /// Aria Digital Twin: a person's glasses, so the camera moves; furniture and objects are moved by people.
    ADT,
    /// Panoptic Studio: a dome of resting cameras around people.
    PSTUDIO,
    /// DriveTrack: a car's camera on the road.
    DRIVETRACK,
    /// Any other tracked video.
    OTHER;

    /// Name of the folder that holds such files and of the subset in `scene.json`, for example `adt`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The subset with this [#id], if there is one.
    public static Optional<TrackSubset> byId(String id) {
        return Arrays.stream(values()).filter(subset -> subset.id().equals(id)).findFirst();
    }
}
