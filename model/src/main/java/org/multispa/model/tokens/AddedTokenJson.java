package org.multispa.model.tokens;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Added tokens as JSON files write them. Every method throws an [IllegalArgumentException] for what is not one.
final class AddedTokenJson {
    private static final int MOST = 100_000;

    private AddedTokenJson() {}

    static int id(JsonNode value, String token) {
        if (!value.isInt()) {
            throw new IllegalArgumentException(
                    "expected a whole number as the id of \"" + token + "\", found " + value);
        }
        return value.intValue();
    }

    /// A token whose id is the key it stands under.
    static AddedToken keyed(String id, JsonNode token) {
        try {
            return token(Integer.parseInt(id), token);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected ids as keys of added_tokens_decoder, found \"" + id + "\"", e);
        }
    }

    /// A token that says its id itself.
    static AddedToken listed(JsonNode token) {
        return token(id(token.path("id"), token.path("content").asString("")), token);
    }

    private static AddedToken token(int id, JsonNode token) {
        JsonNode content = token.path("content");
        if (!content.isString()) {
            throw new IllegalArgumentException(
                    "expected a text as content of added token " + id + ", found " + content);
        }
        String text = content.stringValue();
        if (token.path("single_word").asBoolean(false)) {
            throw new IllegalArgumentException("added token \"" + text
                    + "\" is found between word boundaries only (single_word), which is not supported");
        }
        return new AddedToken(
                text,
                id,
                token.path("special").asBoolean(false),
                token.path("lstrip").asBoolean(false),
                token.path("rstrip").asBoolean(false));
    }

    /// Adds a token, or lets it say more of one that is there.
    static void merge(Map<String, AddedToken> tokens, AddedToken token) {
        AddedToken earlier = tokens.put(token.content(), token);
        if (earlier != null && earlier.id() != token.id()) {
            throw new IllegalArgumentException(
                    "added token \"" + token.content() + "\" has two ids: " + earlier.id() + " and " + token.id());
        }
        if (tokens.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " added tokens, found more");
        }
    }
}
