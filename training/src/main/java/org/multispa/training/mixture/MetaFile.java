package org.multispa.training.mixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// InternVL's list of sets, read as it is: a JSON object of a name to `root` (where image paths start),
/// `annotation` (the file of conversations), `repeat_time`, and further fields.
///
/// @param sets in the file's order
/// @param notes what the file asks for and is not followed, one sentence each
public record MetaFile(List<MixtureSet> sets, List<String> notes) {
    private static final long MOST_BYTES = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public MetaFile {
        sets = List.copyOf(sets);
        notes = List.copyOf(notes);
    }

    /// Reads such a file. Paths in it that are not absolute start at `base`: InternVL takes them from the
    /// folder that it is started in.
    ///
    /// @throws DatasetException if it is missing or not of this form; the message names entry and field
    public static MetaFile read(Path file, Path base) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file + ": expected a meta file of InternVL, found no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new DatasetException(file + ": a meta file may hold " + MOST_BYTES + " bytes, found "
                    + Files.size(file) + "; is it the annotations themselves?");
        }
        try {
            return parse(Files.readAllBytes(file), base);
        } catch (DatasetException e) {
            throw e.at(file.toString());
        }
    }

    private static MetaFile parse(byte[] json, Path base) throws DatasetException {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new DatasetException("broken JSON: " + e.getOriginalMessage(), e);
        }
        if (root == null || !root.isObject() || root.isEmpty()) {
            throw new DatasetException("expected a JSON object of one entry a set, found "
                    + (root == null || !root.isObject() ? "something else" : "none"));
        }
        List<MixtureSet> sets = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            try {
                sets.add(set(entry.getKey(), entry.getValue(), base));
            } catch (IllegalArgumentException e) {
                throw new DatasetException("entry '" + entry.getKey() + "': " + e.getMessage(), e);
            }
            note(entry.getKey(), entry.getValue(), notes);
        }
        return new MetaFile(sets, notes);
    }

    private static MixtureSet set(String name, JsonNode entry, Path base) {
        Path annotation = path(entry, "annotation", base);
        Path images = path(entry, "root", base);
        JsonNode repeat = entry.get("repeat_time");
        if (repeat != null && !repeat.isNumber()) {
            throw new IllegalArgumentException("field 'repeat_time': expected a number, found " + repeat);
        }
        double factor = repeat == null ? 1 : repeat.doubleValue();
        return new MixtureSet(
                name, new Source.Conversations(annotation, Optional.of(images)), factor, OptionalLong.empty());
    }

    private static Path path(JsonNode entry, String name, Path base) {
        @Nullable JsonNode value = entry.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(
                    "field '" + name + "': expected a path, found " + (value == null ? "nothing" : value));
        }
        try {
            return base.resolve(value.stringValue());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("field '" + name + "': expected a path, " + e.getMessage(), e);
        }
    }

    private static void note(String name, JsonNode entry, List<String> notes) {
        JsonNode augment = entry.get("data_augment");
        if (augment != null && augment.isBoolean() && augment.booleanValue()) {
            notes.add("entry '" + name + "': data_augment is not followed, images are shown as they are");
        }
    }
}
