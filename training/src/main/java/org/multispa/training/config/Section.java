package org.multispa.training.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One object of a configuration. Messages name the file and the key with the sections around it.
final class Section {
    private final Path file;
    private final String where;
    private final JsonNode node;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param where of the section, for messages: empty or, for example, `data.`
    Section(Path file, String where, JsonNode node) throws IOException {
        this.file = file;
        this.where = where;
        this.node = node;
        if (!node.isObject()) {
            throw new IOException(file + ": " + (where.isEmpty() ? "" : where + " ")
                    + "expected keys with values, found " + found(node));
        }
    }

    /// @throws IOException if there is a key that nobody asked for
    void requireAllKnown() throws IOException {
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new IOException(
                        file + ": " + where + key + " is not known here; known are " + String.join(", ", known));
            }
        }
    }

    private JsonNode at(String key) {
        known.add(key);
        return node.path(key);
    }

    boolean has(String key) {
        return !at(key).isMissingNode();
    }

    Optional<Section> section(String key) throws IOException {
        return has(key) ? Optional.of(new Section(file, where + key + ".", at(key))) : Optional.empty();
    }

    List<Section> list(String key) throws IOException {
        List<Section> sections = new ArrayList<>();
        if (has(key)) {
            if (!at(key).isArray()) {
                throw wrong(key, "a list", at(key));
            }
            for (int i = 0; i < at(key).size(); i++) {
                sections.add(new Section(file, where + key + "[" + i + "].", at(key).get(i)));
            }
        }
        return sections;
    }

    String text(String key) throws IOException {
        if (!at(key).isString() || at(key).stringValue().isBlank()) {
            throw wrong(key, "a text", at(key));
        }
        return at(key).stringValue();
    }

    String text(String key, String otherwise) throws IOException {
        return has(key) ? text(key) : otherwise;
    }

    List<String> texts(String key) throws IOException {
        List<String> texts = new ArrayList<>();
        if (has(key)) {
            if (!at(key).isArray()) {
                throw wrong(key, "a list of texts", at(key));
            }
            for (JsonNode one : at(key)) {
                if (!one.isString()) {
                    throw wrong(key, "a list of texts", at(key));
                }
                texts.add(one.stringValue());
            }
        }
        return texts;
    }

    /// The folder of the file.
    Path folder() {
        return file.toAbsolutePath().normalize().resolveSibling("");
    }

    /// A path; a relative one starts at the folder of the file.
    Path path(String key) throws IOException {
        return folder().resolve(text(key)).normalize();
    }

    Optional<Path> optionalPath(String key) throws IOException {
        return has(key) ? Optional.of(path(key)) : Optional.empty();
    }

    long whole(String key, long otherwise, long least) throws IOException {
        if (!has(key)) {
            return otherwise;
        }
        if (!at(key).isIntegralNumber() || !at(key).canConvertToLong() || at(key).longValue() < least) {
            throw wrong(key, "a whole number of at least " + least, at(key));
        }
        return at(key).longValue();
    }

    int small(String key, int otherwise, int least) throws IOException {
        long value = whole(key, otherwise, least);
        if (value > Integer.MAX_VALUE) {
            throw wrong(key, "a whole number below " + Integer.MAX_VALUE, at(key));
        }
        return (int) value;
    }

    double number(String key, double otherwise) throws IOException {
        if (!has(key)) {
            return otherwise;
        }
        if (!at(key).isNumber() || !Double.isFinite(at(key).doubleValue())) {
            throw wrong(key, "a number", at(key));
        }
        return at(key).doubleValue();
    }

    boolean flag(String key, boolean otherwise) throws IOException {
        if (!has(key)) {
            return otherwise;
        }
        if (!at(key).isBoolean()) {
            throw wrong(key, "true or false", at(key));
        }
        return at(key).booleanValue();
    }

    /// Something made of values that checks itself.
    ///
    /// @throws IOException if it refuses them; names the section
    <T> T checked(Checked<T> making) throws IOException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + ": " + (where.isEmpty() ? "" : where.substring(0, where.length() - 1) + ": ")
                            + e.getMessage(),
                    e);
        }
    }

    /// That a key is not there.
    IOException missing(String key, String expected) {
        return wrong(key, expected, at(key));
    }

    private IOException wrong(String key, String expected, JsonNode found) {
        return new IOException(file + ": " + where + key + ": expected " + expected + ", found " + found(found));
    }

    private static String found(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    /// Makes something that checks itself.
    @FunctionalInterface
    interface Checked<T> {
        T make() throws IOException;
    }
}
