package org.multispa.engine.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests and replies as they stand on the wire.
final class ChatJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String EVENT = "data:";
    private static final int SHOWN = 300;

    private ChatJson() {}

    static byte[] request(String model, double temperature, List<ChatMessage> messages) {
        List<Map<String, String>> turns = new ArrayList<>();
        for (ChatMessage message : messages) {
            Map<String, String> turn = new LinkedHashMap<>();
            turn.put("role", message.role().key());
            turn.put("content", message.text());
            turns.add(turn);
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", model);
        request.put("messages", turns);
        request.put("temperature", temperature);
        request.put("stream", false);
        return MAPPER.writeValueAsBytes(request);
    }

    /// The text of the first choice, from one JSON object or from a stream of events; empty if there is none.
    static Optional<String> reply(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        Optional<String> content =
                text.startsWith("{") ? tree(text).flatMap(ChatJson::content) : Optional.of(streamed(text));
        return content.filter(found -> !found.isBlank());
    }

    /// What a failure's body says, shortened to one line.
    static String problem(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        String message = tree(text)
                .map(tree -> tree.path("error"))
                .map(error -> error.isString() ? error : error.path("message"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElse(text);
        String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
    }

    /// A server that streams although it was not asked to: the pieces in their order, a broken last one left out,
    /// and so are comments and the names of events.
    private static String streamed(String text) {
        StringBuilder whole = new StringBuilder();
        text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(EVENT))
                .map(line -> line.substring(EVENT.length()).strip())
                .flatMap(event -> tree(event).stream())
                .flatMap(tree -> content(tree).stream())
                .forEach(whole::append);
        return whole.toString();
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> content(JsonNode tree) {
        JsonNode choice = tree.path("choices").path(0);
        JsonNode message = choice.has("delta") ? choice.path("delta") : choice.path("message");
        JsonNode content = message.path("content");
        if (content.isString()) {
            return Optional.of(content.stringValue());
        }
        StringBuilder parts = new StringBuilder();
        for (JsonNode part : content) {
            JsonNode text = part.path("text");
            parts.append(text.isString() ? text.stringValue() : "");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.toString());
    }
}
