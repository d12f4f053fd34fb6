package org.multispa.model.serve.request;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The values of a JSON object, checked as they are taken. A key whose value is null is one that is not there.
///
/// @param where what the keys are called in messages before their own names, for example `messages[0].`
record Fields(JsonNode object, String where) {
    boolean has(String key) {
        return !object.path(key).isMissingNode() && !object.path(key).isNull();
    }

    JsonNode node(String key) {
        return object.path(key);
    }

    Fields object(String key) throws ApiError {
        if (!node(key).isObject()) {
            throw wrong(key, "an object");
        }
        return new Fields(node(key), where + key + ".");
    }

    /// An object in a list.
    Fields element(String key, int index) throws ApiError {
        JsonNode element = node(key).path(index);
        String name = where + key + "[" + index + "]";
        if (!element.isObject()) {
            throw ApiError.invalid("invalid_value", name + ": expected an object, found " + Shown.kind(element));
        }
        return new Fields(element, name + ".");
    }

    String text(String key) throws ApiError {
        if (!node(key).isString()) {
            throw wrong(key, "a text");
        }
        return node(key).stringValue();
    }

    boolean flag(String key) throws ApiError {
        if (has(key) && !node(key).isBoolean()) {
            throw wrong(key, "true or false");
        }
        return has(key) && node(key).booleanValue();
    }

    OptionalLong whole(String key, long least) throws ApiError {
        if (!has(key)) {
            return OptionalLong.empty();
        }
        boolean isWhole = node(key).isIntegralNumber() && node(key).canConvertToLong();
        if (!isWhole || node(key).longValue() < least) {
            throw wrong(key, least == Long.MIN_VALUE ? "a whole number" : "a whole number from " + least);
        }
        return OptionalLong.of(node(key).longValue());
    }

    OptionalDouble number(String key, double least, double most) throws ApiError {
        if (!has(key)) {
            return OptionalDouble.empty();
        }
        double value = node(key).isNumber() ? node(key).doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw wrong(key, "a number from " + least + " to " + most);
        }
        return OptionalDouble.of(value);
    }

    ApiError wrong(String key, String expected) {
        return ApiError.invalid(
                "invalid_value", where + key + ": expected " + expected + ", found " + Shown.value(node(key)));
    }

    ApiError unsupported(String key) {
        return ApiError.invalid("unsupported", where + key + ": this server does not know how; leave it out");
    }
}
