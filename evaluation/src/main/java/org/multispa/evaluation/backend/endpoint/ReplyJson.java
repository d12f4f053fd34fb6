package org.multispa.evaluation.backend.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as they stand on the wire. Nothing about them is trusted.
final class ReplyJson {
    private static final int DEPTH = 64;
    private static final int SHOWN = 300;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReplyJson() {}

    /// What a model said.
    ///
    /// @param inputTokens 0 where the server does not count
    /// @param outputTokens the same
    record Said(String text, long inputTokens, long outputTokens) {}

    /// The answer of the first choice; empty if this is no whole reply. An answer without any text is one: a model
    /// that was cut off while it thought, or whose answer the server kept back.
    static Optional<Said> read(byte[] body) {
        Optional<JsonNode> tree = tree(body);
        return tree.map(ReplyJson::first)
                .flatMap(ReplyJson::text)
                .map(text -> new Said(
                        text,
                        tokens(tree.orElseThrow(), "prompt_tokens"),
                        tokens(tree.orElseThrow(), "completion_tokens")));
    }

    private static JsonNode first(JsonNode tree) {
        JsonNode choices = tree.path("choices");
        for (JsonNode choice : choices) {
            if (choice.path("index").isIntegralNumber() && choice.path("index").asInt(-1) == 0) {
                return choice;
            }
        }
        return choices.path(0);
    }

    private static Optional<String> text(JsonNode choice) {
        JsonNode message = choice.path("message");
        JsonNode content = message.path("content");
        if (content.isString()) {
            return Optional.of(content.stringValue());
        }
        if (content.isArray()) {
            StringBuilder whole = new StringBuilder();
            for (JsonNode part : content) {
                JsonNode text = part.path("text");
                whole.append(text.isString() ? text.stringValue() : "");
            }
            return Optional.of(whole.toString());
        }
        JsonNode refusal = message.path("refusal");
        if (refusal.isString()) {
            return Optional.of(refusal.stringValue());
        }
        boolean ended = choice.path("finish_reason").isString();
        return message.isObject() && ended ? Optional.of("") : Optional.empty();
    }

    private static long tokens(JsonNode tree, String key) {
        JsonNode count = tree.path("usage").path(key);
        return count.isIntegralNumber() && count.canConvertToLong() ? Math.max(0, count.longValue()) : 0;
    }

    /// What a failure says of itself, on one line.
    ///
    /// @param code as the server names it, empty if it does not
    record Problem(String text, String code) {}

    static Problem problem(byte[] body) {
        Optional<JsonNode> tree = tree(body);
        JsonNode error = tree.map(root -> root.path("error")).orElseGet(MAPPER::nullNode);
        String said = error.isString()
                ? error.stringValue()
                : error.path("message").asString(new String(body, StandardCharsets.UTF_8));
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String code = error.path("code").asString(error.path("type").asString(""));
        return new Problem(line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line, code);
    }

    private static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
