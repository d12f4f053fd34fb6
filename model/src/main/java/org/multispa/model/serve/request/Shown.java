package org.multispa.model.serve.request;

import tools.jackson.databind.JsonNode;

/// What clients have sent, as it appears in messages: short, and on one line.
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), MOST));
        String line = start.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
        return text.length() > MOST ? line + "…" : line;
    }

    static String value(JsonNode value) {
        if (value.isString()) {
            return "\"" + of(value.stringValue()) + "\"";
        }
        return value.isNumber() || value.isBoolean() ? of(value.asString()) : kind(value);
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }
}
