package org.multispa.dataset.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object that is read field by field and then [checked][#end] for fields nobody asked for.
///
/// Every method throws a [DatasetException] that names the field, what was expected and what was found. Not
/// thread-safe.
public final class StrictObject {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MAX_SHOWN = 60;

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private StrictObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// Parses one JSON object and nothing after it.
    public static StrictObject parse(byte[] json, int offset, int length) throws DatasetException {
        try {
            JsonNode root = MAPPER.readTree(json, offset, length);
            if (root == null || !root.isObject()) {
                throw new DatasetException("expected a JSON object, found " + shown(root));
            }
            return new StrictObject(root, "");
        } catch (JacksonException e) {
            throw new DatasetException("broken JSON: " + reason(e) + columnOf(e), e);
        }
    }

    /// What the parser says, without its note on where its input came from.
    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll("(?s) ?\\(start marker at .*", "");
    }

    private static String columnOf(JacksonException e) {
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return column > 0 ? " (column " + column + ")" : "";
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String text(String name) throws DatasetException {
        return text(name, field(name));
    }

    public Optional<String> optionalText(String name) throws DatasetException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public boolean bool(String name) throws DatasetException {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false", value);
        }
        return value.booleanValue();
    }

    public int integer(String name) throws DatasetException {
        return Math.toIntExact(whole(name, field(name), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    public long whole(String name) throws DatasetException {
        return whole(name, field(name), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public double number(String name) throws DatasetException {
        JsonNode value = field(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(name, "a finite number", value);
        }
        return value.doubleValue();
    }

    public List<String> texts(String name) throws DatasetException {
        List<String> values = new ArrayList<>();
        for (JsonNode element : list(name)) {
            values.add(text(name, element));
        }
        return values;
    }

    public List<Integer> integers(String name) throws DatasetException {
        List<Integer> values = new ArrayList<>();
        for (JsonNode element : list(name)) {
            values.add(Math.toIntExact(whole(name, element, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        }
        return values;
    }

    public List<Long> wholes(String name) throws DatasetException {
        List<Long> values = new ArrayList<>();
        for (JsonNode element : list(name)) {
            values.add(whole(name, element, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return values;
    }

    public List<Double> numbers(String name) throws DatasetException {
        List<Double> values = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isNumber() || !Double.isFinite(element.doubleValue())) {
                throw wrong(name, "finite numbers", element);
            }
            values.add(element.doubleValue());
        }
        return values;
    }

    public StrictObject object(String name) throws DatasetException {
        return object(name, field(name), at(name));
    }

    public List<StrictObject> objects(String name) throws DatasetException {
        List<StrictObject> values = new ArrayList<>();
        for (JsonNode element : list(name)) {
            values.add(object(name, element, at(name) + "[" + values.size() + "]"));
        }
        return values;
    }

    /// The names of all fields, in their order.
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /// The field as a free-form tree in the form of [PlainTree].
    public SortedMap<String, Object> tree(String name) throws DatasetException {
        JsonNode value = object(name).node;
        SortedMap<String, Object> tree = new TreeMap<>();
        for (var property : value.properties()) {
            tree.put(property.getKey(), plain(name, property.getValue()));
        }
        return PlainTree.of(tree);
    }

    private Object plain(String name, JsonNode value) throws DatasetException {
        if (value.isObject()) {
            SortedMap<String, Object> tree = new TreeMap<>();
            for (var property : value.properties()) {
                tree.put(property.getKey(), plain(name, property.getValue()));
            }
            return tree;
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            for (JsonNode element : value) {
                list.add(plain(name, element));
            }
            return list;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return text(name, value);
    }

    /// Refuses the object if it holds a field that was not read. Call it when all known fields have been read.
    public void end() throws DatasetException {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw new DatasetException("unknown field '" + at(name) + "'");
            }
        }
    }

    private JsonNode field(String name) throws DatasetException {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new DatasetException("field '" + at(name) + "' is missing");
        }
        return value;
    }

    private JsonNode list(String name) throws DatasetException {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw wrong(name, "a list", value);
        }
        return value;
    }

    private String text(String name, JsonNode value) throws DatasetException {
        if (!value.isString()) {
            throw wrong(name, "text", value);
        }
        return value.stringValue();
    }

    private long whole(String name, JsonNode value, long low, long high) throws DatasetException {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number", value);
        }
        if (value.longValue() < low || value.longValue() > high) {
            throw wrong(name, "a whole number in " + low + ".." + high, value);
        }
        return value.longValue();
    }

    private StrictObject object(String name, JsonNode value, String at) throws DatasetException {
        if (!value.isObject()) {
            throw wrong(name, "an object", value);
        }
        return new StrictObject(value, at);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private DatasetException wrong(String name, String expected, JsonNode found) {
        return new DatasetException("field '" + at(name) + "': expected " + expected + ", found " + shown(found));
    }

    private static String shown(@Nullable JsonNode node) {
        String text = String.valueOf(node);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
