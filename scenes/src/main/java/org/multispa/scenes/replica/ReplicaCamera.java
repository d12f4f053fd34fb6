package org.multispa.scenes.replica;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The camera of a `cam_params.json`.
///
/// @param scale depth units in a metre
record ReplicaCamera(Intrinsics intrinsics, double scale) {
    private static final String NAME = "cam_params.json";
    private static final long MAX_BYTES = 1 << 16;
    private static final double USUAL_SCALE = 6553.5;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    record Params(@JsonProperty(required = true) Camera camera) {}

    record Camera(
            @JsonProperty(required = true) int w,
            @JsonProperty(required = true) int h,
            @JsonProperty(required = true) double fx,
            @JsonProperty(required = true) double fy,
            @JsonProperty(required = true) double cx,
            @JsonProperty(required = true) double cy,
            Optional<Double> scale) {}

    /// The camera file in `folder` or the one above.
    static ReplicaCamera near(Path folder) throws IOException {
        Path own = folder.resolve(NAME);
        Path above = folder.toAbsolutePath().normalize().resolveSibling(NAME);
        Path file = Files.isRegularFile(own) ? own : above;
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected " + NAME + " here or in the folder above, with"
                    + " {\"camera\": {\"w\", \"h\", \"fx\", \"fy\", \"cx\", \"cy\", \"scale\"}}");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes, expected a few numbers");
        }
        try {
            Camera c = MAPPER.readValue(Files.readAllBytes(file), Params.class).camera();
            return new ReplicaCamera(
                    new Intrinsics(c.fx(), c.fy(), c.cx(), c.cy(), c.w(), c.h()),
                    c.scale().orElse(USUAL_SCALE));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
