package org.multispa.model.config;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// One object of a `config.json`. What it gives is of the kind asked for; messages name the key with its section.
///
/// @param where of the section, for messages: empty or, for example, `llm_config.`
record ConfigSection(Path file, String where, JsonNode node) {
    /// An object within this one.
    ConfigSection section(String key) throws ConfigException {
        JsonNode value = node.path(key);
        if (!value.isObject()) {
            throw wrong(key, "an object", found(value));
        }
        return new ConfigSection(file, where + key + ".", value);
    }

    /// Whether there is nothing under a key.
    boolean lacks(String key) {
        return node.path(key).isMissingNode() || node.path(key).isNull();
    }

    int integer(String key) throws ConfigException {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(key, "a whole number", found(value));
        }
        return value.intValue();
    }

    int integer(String key, int otherwise) throws ConfigException {
        return lacks(key) ? otherwise : integer(key);
    }

    double number(String key, double otherwise) throws ConfigException {
        if (lacks(key)) {
            return otherwise;
        }
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(key, "a number", found(value));
        }
        return value.doubleValue();
    }

    boolean flag(String key, boolean otherwise) throws ConfigException {
        if (lacks(key)) {
            return otherwise;
        }
        if (!node.path(key).isBoolean()) {
            throw wrong(key, "true or false", found(node.path(key)));
        }
        return node.path(key).booleanValue();
    }

    String text(String key, String otherwise) throws ConfigException {
        if (lacks(key)) {
            return otherwise;
        }
        if (!node.path(key).isString()) {
            throw wrong(key, "a text", found(node.path(key)));
        }
        return node.path(key).stringValue();
    }

    /// Refuses any text but one; nothing under the key stands for that one.
    void expect(String key, String only) throws ConfigException {
        String found = text(key, only);
        if (!found.equals(only)) {
            throw wrong(key, only, found);
        }
    }

    ConfigException wrong(String key, String expected, String found) {
        return new ConfigException(file, where + key + ": expected " + expected + ", found " + found);
    }

    private static String found(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }
}
