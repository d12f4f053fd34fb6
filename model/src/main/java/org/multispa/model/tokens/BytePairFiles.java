package org.multispa.model.tokens;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.model.tokens.codec.ByteBpeCodec.Merge;
import tools.jackson.databind.JsonNode;

/// The vocabulary and the merges of a byte-level encoding, as `vocab.json` with `merges.txt` or as
/// `tokenizer.json` write them. What is in JSON and wrong gives an [IllegalArgumentException].
final class BytePairFiles {
    private BytePairFiles() {}

    /// Ids by token, each id once and within bounds.
    static Map<String, Integer> vocabulary(JsonNode object) {
        if (!object.isObject() || object.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an object of tokens and their ids, found " + object.getNodeType());
        }
        Map<String, Integer> vocabulary = HashMap.newHashMap(object.size());
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            int id = AddedTokenJson.id(entry.getValue(), entry.getKey());
            if (id < 0 || id > AddedToken.HIGHEST_ID) {
                throw new IllegalArgumentException("expected an id of 0 to " + AddedToken.HIGHEST_ID + " for \""
                        + entry.getKey() + "\", found " + id);
            }
            vocabulary.put(entry.getKey(), id);
        }
        return vocabulary;
    }

    /// Merges as a list of `"left right"` or of `["left", "right"]`.
    static List<Merge> merges(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("expected a list of merges, found " + list.getNodeType());
        }
        List<Merge> merges = new ArrayList<>(list.size());
        for (JsonNode one : list) {
            if (one.isString()) {
                merges.add(merge(one.stringValue(), "merge " + (merges.size() + 1)));
            } else if (one.size() == 2 && one.path(0).isString() && one.path(1).isString()) {
                merges.add(new Merge(one.path(0).stringValue(), one.path(1).stringValue()));
            } else {
                throw new IllegalArgumentException(
                        "expected two tokens as merge " + (merges.size() + 1) + ", found " + one);
            }
        }
        return merges;
    }

    /// The merges of a text file, one a line; a first line that begins with `#version` is none.
    static List<Merge> merges(TokenizerFolder folder, String name) throws IOException {
        List<Merge> merges = new ArrayList<>();
        int number = 0;
        for (String line : folder.text(name).lines().toList()) {
            number++;
            boolean isHeader = number == 1 && line.startsWith("#version");
            if (!isHeader && !line.isEmpty()) {
                try {
                    merges.add(merge(line, "line " + number));
                } catch (IllegalArgumentException e) {
                    throw folder.wrong(name, e);
                }
            }
        }
        return merges;
    }

    private static Merge merge(String text, String where) {
        int space = text.indexOf(' ');
        if (space <= 0 || space == text.length() - 1 || text.indexOf(' ', space + 1) >= 0) {
            throw new IllegalArgumentException("expected two tokens with a space between them as " + where
                    + ", found \"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"");
        }
        return new Merge(text.substring(0, space), text.substring(space + 1));
    }
}
