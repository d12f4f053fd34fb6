package org.multispa.dataset.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Free-form JSON as plain values: `String`, `Long`, `Double`, `Boolean`, `List` and sorted `Map` of these.
///
/// Brought into one form, two trees are equal exactly if their JSON is.
public final class PlainTree {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String KINDS = "text, a number, true, false, a list or a map";

    private PlainTree() {}

    /// A deep, unmodifiable copy in that form: maps sorted by key, whole numbers as `Long`, others as `Double`.
    ///
    /// @throws IllegalArgumentException if the tree holds null, NaN, an infinity or any other kind of value
    public static SortedMap<String, Object> of(Map<String, ?> tree) {
        SortedMap<String, Object> sorted = new TreeMap<>();
        tree.forEach((key, value) -> sorted.put(key, value(value)));
        return Collections.unmodifiableSortedMap(sorted);
    }

    private static Object value(@Nullable Object value) {
        return switch (value) {
            case null -> throw new IllegalArgumentException("expected " + KINDS + ", found null");
            case String s -> s;
            case Boolean b -> b;
            case Byte n -> n.longValue();
            case Short n -> n.longValue();
            case Integer n -> n.longValue();
            case Long n -> n;
            case Float n -> finite(n);
            case Double n -> finite(n);
            case Map<?, ?> map -> {
                SortedMap<String, Object> sorted = new TreeMap<>();
                map.forEach((key, v) -> sorted.put(name(key), value(v)));
                yield Collections.unmodifiableSortedMap(sorted);
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(v -> copy.add(value(v)));
                yield Collections.unmodifiableList(copy);
            }
            default ->
                throw new IllegalArgumentException(
                        "expected " + KINDS + ", found " + value.getClass().getName());
        };
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("the fields of a JSON object have texts for names, found " + key);
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        return value;
    }

    /// The tree as indented JSON with `\n` line ends and one at its end. Keys come in the order of the maps.
    public static String pretty(Map<String, ?> tree) {
        return MAPPER.writer().with(new StablePrinter()).writeValueAsString(tree) + "\n";
    }
}
