package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON files of a plain scene to and from bytes. Reading is strict: unknown names, missing ones, nulls and
/// values of another type are refused. NaN and infinities are read, as Python writes them.
public final class PlainJson {
    private static final long MAX_BYTES = 1L << 28;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(16)
                            .maxStringLength(1 << 16)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private PlainJson() {}

    /// @throws IOException naming the file and the place in it, if it is no valid `scene.json`
    public static PlainSceneFile readScene(Path file) throws IOException {
        return read(file, PlainSceneFile.class);
    }

    /// @throws IOException naming the file and the place in it, if it is no valid `scene.json` of a tracked video
    public static PlainVideoFile readVideo(Path file) throws IOException {
        return read(file, PlainVideoFile.class);
    }

    /// @throws IOException naming the file and the place in it, if it is no valid `instances.json`
    public static PlainInstances readInstances(Path file) throws IOException {
        return read(file, PlainInstances.class);
    }

    /// The bytes of a `scene.json` (UTF-8). NaN and infinities in poses become strings of JSON that only lenient
    /// readers accept; leave such frames out instead.
    public static byte[] write(PlainSceneFile scene) {
        return MAPPER.writeValueAsBytes(scene);
    }

    /// The bytes of a tracked video's `scene.json` (UTF-8); see [#write(PlainSceneFile)] for NaN in poses.
    public static byte[] write(PlainVideoFile scene) {
        return MAPPER.writeValueAsBytes(scene);
    }

    /// The bytes of an `instances.json` (UTF-8).
    public static byte[] write(PlainInstances instances) {
        return MAPPER.writeValueAsBytes(instances);
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IOException(file + " has " + size + " bytes, expected at most " + MAX_BYTES);
        }
        try {
            return MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (JacksonException e) {
            throw new IOException(file + " line " + e.getLocation().getLineNr() + ": " + place(e) + reason(e), e);
        }
    }

    /// What the parser says, without its note on where its input came from.
    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll("(?s) ?\\(start marker at .*", "");
    }

    /// Where in the file, for example `color.width: `.
    private static String place(JacksonException e) {
        StringJoiner names = new StringJoiner(".", "", ": ").setEmptyValue("");
        for (JacksonException.Reference step : e.getPath()) {
            names.add(step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName());
        }
        return names.toString();
    }
}
