package org.multispa.model.tokens;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the small files beside a vocabulary say: `added_tokens.json`, `tokenizer_config.json` and
/// `special_tokens_map.json`, each of which may be missing.
///
/// @param added the added tokens by their text
/// @param begin the text of the token that texts begin with, if they say
/// @param end the text of the token that texts end with
/// @param pad the text of the token that fills batches
/// @param addsBegin whether texts are given the begin token, if they say
/// @param everySegmentBegins whether text after an added token is encoded as if it stood alone (`legacy`)
/// @param tokenizerClass the name of the published class, empty if they do not say
record TokenizerConfig(
        Map<String, AddedToken> added,
        Optional<String> begin,
        Optional<String> end,
        Optional<String> pad,
        Optional<Boolean> addsBegin,
        boolean everySegmentBegins,
        String tokenizerClass) {
    private static final String ADDED = "added_tokens.json";
    private static final String CONFIG = "tokenizer_config.json";
    private static final String SPECIALS = "special_tokens_map.json";

    static TokenizerConfig read(TokenizerFolder folder) throws IOException {
        JsonNode config = objectOrEmpty(folder, CONFIG);
        JsonNode specials = objectOrEmpty(folder, SPECIALS);
        Map<String, AddedToken> added = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> entry :
                    objectOrEmpty(folder, ADDED).properties()) {
                int id = AddedTokenJson.id(entry.getValue(), entry.getKey());
                AddedTokenJson.merge(added, AddedToken.special(entry.getKey(), id));
            }
        } catch (IllegalArgumentException e) {
            throw folder.wrong(ADDED, e);
        }
        try {
            for (Map.Entry<String, JsonNode> entry :
                    config.path("added_tokens_decoder").properties()) {
                AddedTokenJson.merge(added, AddedTokenJson.keyed(entry.getKey(), entry.getValue()));
            }
        } catch (IllegalArgumentException e) {
            throw folder.wrong(CONFIG, e);
        }
        return new TokenizerConfig(
                added,
                named("bos_token", config, specials),
                named("eos_token", config, specials),
                named("pad_token", config, specials),
                flag(config, "add_bos_token"),
                flag(config, "legacy").orElse(true),
                config.path("tokenizer_class").asString(""));
    }

    private static JsonNode objectOrEmpty(TokenizerFolder folder, String name) throws IOException {
        return folder.has(name) ? folder.json(name) : TokenizerFolder.emptyObject();
    }

    /// A token that either file names, by its text or by an object that holds it.
    private static Optional<String> named(String role, JsonNode config, JsonNode specials) {
        return text(config.path(role)).or(() -> text(specials.path(role)));
    }

    private static Optional<String> text(JsonNode token) {
        JsonNode text = token.isObject() ? token.path("content") : token;
        return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonNode config, String name) {
        JsonNode value = config.path(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /// The added tokens with more of them, which must not contradict.
    ///
    /// @throws IllegalArgumentException if they do
    TokenizerConfig with(Collection<AddedToken> more) {
        Map<String, AddedToken> all = new LinkedHashMap<>(added);
        more.forEach(token -> AddedTokenJson.merge(all, token));
        return new TokenizerConfig(all, begin, end, pad, addsBegin, everySegmentBegins, tokenizerClass);
    }
}
