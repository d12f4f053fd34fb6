package org.multispa.training.mixture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.RelativePath;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.Turn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a sample in the form of InternVL and LLaVA. Fields that are not needed are passed over.
///
/// @param images where image paths start
record ConversationReader(Path images) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_SHOWN = 60;
    private static final int MOST_SIDE = 1_000_000;

    /// @param place set, file and number
    /// @throws DatasetException if it is not of this form; the message names the field
    RawSample read(byte[] json, String place) throws DatasetException {
        JsonNode sample = parse(json);
        String name = id(sample).map(id -> place + " ('" + id + "')").orElse(place);
        List<Turn> turns = new ArrayList<>();
        Optional<String> system = turns(sample, turns);
        return new RawSample(name, images(sample), system, turns);
    }

    private static JsonNode parse(byte[] json) throws DatasetException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || !node.isObject()) {
                throw new DatasetException("expected a JSON object, found " + shown(node));
            }
            return node;
        } catch (JacksonException e) {
            String reason = String.valueOf(e.getOriginalMessage()).replaceAll("(?s) ?\\(start marker at .*", "");
            throw new DatasetException("broken JSON: " + reason, e);
        }
    }

    private static Optional<String> id(JsonNode sample) throws DatasetException {
        JsonNode id = sample.get("id");
        if (id == null || id.isNull()) {
            return Optional.empty();
        }
        if (!id.isString() && !id.isNumber()) {
            throw wrong("id", "text or a number", id);
        }
        return Optional.of(id.asString()).filter(text -> !text.isBlank());
    }

    /// Adds the turns of the two sides.
    ///
    /// @return the system line, if there is one
    private static Optional<String> turns(JsonNode sample, List<Turn> turns) throws DatasetException {
        JsonNode list = sample.get("conversations");
        if (list == null || !list.isArray()) {
            throw wrong("conversations", "a list of turns", list);
        }
        Optional<String> system = Optional.empty();
        for (int i = 0; i < list.size(); i++) {
            String from = text(list.get(i), "from");
            String value = text(list.get(i), "value");
            switch (from) {
                case "human" -> turns.add(Turn.user(value));
                case "gpt" -> turns.add(Turn.assistant(value));
                case "system" -> {
                    if (i > 0) {
                        throw new DatasetException(
                                "field 'conversations': a system line stands first, found one at turn " + (i + 1));
                    }
                    system = Optional.of(value);
                }
                default ->
                    throw new DatasetException("field 'conversations.from': expected human, gpt or system, found '"
                            + shortened(from) + "'");
            }
        }
        return system;
    }

    private static String text(JsonNode turn, String name) throws DatasetException {
        JsonNode value = turn.get(name);
        if (value == null || !value.isString()) {
            throw wrong("conversations." + name, "text", value);
        }
        return value.stringValue();
    }

    private List<ImageRef> images(JsonNode sample) throws DatasetException {
        List<String> paths = paths(sample.get("image"));
        List<ImageRef> found = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            found.add(new ImageRef(file(paths.get(i)), size(sample, i, paths.size()), Optional.empty()));
        }
        return found;
    }

    private static List<String> paths(@Nullable JsonNode image) throws DatasetException {
        if (image == null || image.isNull()) {
            return List.of();
        }
        if (image.isString()) {
            return image.stringValue().isEmpty() ? List.of() : List.of(image.stringValue());
        }
        if (!image.isArray()) {
            throw wrong("image", "a path or a list of paths", image);
        }
        List<String> paths = new ArrayList<>();
        for (JsonNode path : image) {
            if (!path.isString()) {
                throw wrong("image", "a list of paths", path);
            }
            paths.add(path.stringValue());
        }
        return paths;
    }

    private Path file(String path) throws DatasetException {
        try {
            return images.resolve(RelativePath.check(path.startsWith("./") ? path.substring(2) : path));
        } catch (IllegalArgumentException e) {
            throw new DatasetException("field 'image': " + e.getMessage(), e);
        }
    }

    /// `width_list` and `height_list`, or for a single image `width` and `height`. They only serve to guess how
    /// long a sample is, so what is no size is passed over.
    private static Optional<ImageSize> size(JsonNode sample, int image, int count) {
        int width = side(sample, "width_list", "width", image, count);
        int height = side(sample, "height_list", "height", image, count);
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    private static int side(JsonNode sample, String listName, String name, int image, int count) {
        JsonNode list = sample.get(listName);
        JsonNode side = list != null && list.size() == count ? list.get(image) : count == 1 ? sample.get(name) : null;
        int value = side == null || !side.isInt() ? 0 : side.intValue();
        return value > MOST_SIDE ? 0 : value;
    }

    private static DatasetException wrong(String field, String expected, @Nullable JsonNode found) {
        return new DatasetException("field '" + field + "': expected " + expected + ", found " + shown(found));
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? "nothing" : shortened(node.toString());
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
