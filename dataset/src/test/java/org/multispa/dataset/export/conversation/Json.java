package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Exported JSON, read with no knowledge of the exporter.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode file(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(MAPPER.readTree(line));
        }
        return nodes;
    }

    /// The texts of a list, or the one text that stands in its place.
    static List<String> texts(JsonNode node) {
        return node.isString()
                ? List.of(node.stringValue())
                : node.valueStream().map(JsonNode::stringValue).toList();
    }

    static List<String> fields(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
