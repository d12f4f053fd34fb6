package org.multispa.scenes.plain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The content of an `instances.json`: the labelled objects of a plain scene.
public record PlainInstances(@JsonProperty(required = true) List<PlainObject> objects) {
    public PlainInstances {
        objects = List.copyOf(objects);
    }

    /// One object.
    ///
    /// @param id the object's number, unique in the scene
    /// @param label category in lower case words
    /// @param points positions of its points in the points file, each once, in any order
    public record PlainObject(
            @JsonProperty(required = true) int id,
            @JsonProperty(required = true) String label,
            @JsonProperty(required = true) int[] points) {}
}
