package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys with values, read one after the other and then [checked][#end] for keys that nobody asked for. Messages
/// name the file, the line and where in the recipe it is. Not thread-safe.
final class Entry {
    private final String file;
    private final String where;
    private final Node.Fields fields;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param where in the recipe, for messages: `data.train`, or empty for the recipe itself
    Entry(String file, String where, Node node) throws RecipeException {
        this.file = file;
        this.where = where;
        if (!(node instanceof Node.Fields its)) {
            throw new RecipeException(
                    file, node.line(), prefix(where) + "expected keys with values, found " + node.found());
        }
        this.fields = its;
    }

    private static String prefix(String where) {
        return where.isEmpty() ? "" : where + ": ";
    }

    String where() {
        return where;
    }

    int line() {
        return fields.line();
    }

    boolean has(String key) {
        return at(key) != null;
    }

    private @Nullable Node at(String key) {
        known.add(key);
        return fields.fields().get(key);
    }

    private Node required(String key, String expected) throws RecipeException {
        Node node = at(key);
        if (node == null) {
            throw new RecipeException(
                    file, fields.line(), prefix(where) + key + ": expected " + expected + ", found nothing");
        }
        return node;
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(at(key));
    }

    /// A text; numbers are taken as they are written.
    String text(String key) throws RecipeException {
        return text(key, required(key, "a text"));
    }

    Optional<String> optionalText(String key) throws RecipeException {
        Node node = at(key);
        return node == null ? Optional.empty() : Optional.of(text(key, node));
    }

    private String text(String key, Node node) throws RecipeException {
        if (node instanceof Node.Value value
                && !(value.value() instanceof Boolean)
                && !value.text().isBlank()) {
            return value.text();
        }
        throw wrong(key, node, "a text");
    }

    /// A list of texts, or one text alone; numbers are taken as they are written.
    List<String> texts(String key) throws RecipeException {
        Node node = at(key);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof Node.Items list ? list.items() : List.of(node);
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
            if (!(item instanceof Node.Value value) || value.text().isBlank()) {
                throw wrong(key, item, "a list of texts");
            }
            texts.add(value.text());
        }
        return List.copyOf(texts);
    }

    long whole(String key, long otherwise, long least, long most) throws RecipeException {
        Node node = at(key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Node.Value value
                && value.value() instanceof Long number
                && number >= least
                && number <= most) {
            return number;
        }
        throw wrong(key, node, "a whole number from " + least + " to " + most);
    }

    OptionalDouble number(String key) throws RecipeException {
        Node node = at(key);
        if (node == null) {
            return OptionalDouble.empty();
        }
        if (node instanceof Node.Value value && value.value() instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw wrong(key, node, "a number");
    }

    /// The objects of a list; texts in it stand for objects of which this is the only key.
    List<Entry> entries(String key, String onlyKey) throws RecipeException {
        Node node = at(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Items list)) {
            throw wrong(key, node, "a list");
        }
        List<Entry> entries = new ArrayList<>();
        for (Node item : list.items()) {
            String place = where + "." + key + "[" + (entries.size() + 1) + "]";
            Node its = item instanceof Node.Value && !onlyKey.isEmpty()
                    ? new Node.Fields(item.line(), Map.of(onlyKey, item))
                    : item;
            entries.add(new Entry(file, place, its));
        }
        return List.copyOf(entries);
    }

    /// Everything that was not asked for, for somebody else to understand.
    Node.Fields rest() {
        Map<String, Node> rest = new LinkedHashMap<>(fields.fields());
        rest.keySet().removeAll(known);
        return new Node.Fields(fields.line(), rest);
    }

    /// @throws RecipeException if there is a key that nobody asked for
    void end() throws RecipeException {
        for (Map.Entry<String, Node> one : fields.fields().entrySet()) {
            if (!known.contains(one.getKey())) {
                throw new RecipeException(
                        file,
                        one.getValue().line(),
                        prefix(where) + "'" + one.getKey() + "' is not known here; known are "
                                + String.join(", ", known));
            }
        }
    }

    RecipeException wrong(String key, Node found, String expected) {
        return new RecipeException(
                file, found.line(), prefix(where) + key + ": expected " + expected + ", found " + found.found());
    }

    /// Something that does not fit, said of the entry as a whole.
    RecipeException wrong(String message) {
        return new RecipeException(file, fields.line(), prefix(where) + message);
    }
}
