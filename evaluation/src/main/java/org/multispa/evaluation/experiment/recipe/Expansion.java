package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts values in the place of `${…}` and repeats what names a list: a key, a text in a list, or an object in a
/// list whose `name` does. What names several lists is repeated for every combination. Not thread-safe.
final class Expansion {
    private static final String VALUES = "values";
    private static final String EACH = "each";
    private static final String NAME = "name";
    private static final int MOST_NODES = 100_000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final String file;
    private final Variables variables;
    private long nodes;
    private long characters;

    private Expansion(String file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    /// The recipe without its `values` and `each`, these worked in.
    static Node.Fields of(String file, Node.Fields root) throws RecipeException {
        Map<String, Node> rest = new LinkedHashMap<>(root.fields());
        Map<String, Node> values = section(file, VALUES, rest.remove(VALUES));
        Map<String, Node> each = section(file, EACH, rest.remove(EACH));
        return new Expansion(file, Variables.of(file, values, each)).fields(new Node.Fields(root.line(), rest));
    }

    private static Map<String, Node> section(String file, String name, @Nullable Node node) throws RecipeException {
        if (node == null) {
            return Map.of();
        }
        if (node instanceof Node.Fields fields) {
            return fields.fields();
        }
        throw new RecipeException(file, node.line(), name + ": expected names with values, found " + node.found());
    }

    private Node node(Node node) throws RecipeException {
        nodes++;
        if (nodes > MOST_NODES || characters > MOST_CHARACTERS) {
            throw new RecipeException(
                    file,
                    node.line(),
                    "the lists under 'each' make more than " + MOST_NODES + " values of the recipe, or more than "
                            + MOST_CHARACTERS + " characters; shorten them");
        }
        return switch (node) {
            case Node.Fields fields -> fields(fields);
            case Node.Items items -> items(items);
            case Node.Value value -> value.value() instanceof String text ? text(value, text) : value;
        };
    }

    private Node text(Node.Value value, String text) throws RecipeException {
        if (Variables.isReference(text)) {
            return variables.within(text, value.line(), found -> node(at(found, value.line())));
        }
        return new Node.Value(value.line(), filled(text, value.line()));
    }

    private String filled(String text, int line) throws RecipeException {
        String filled = variables.filled(text, line);
        characters += filled.length();
        return filled;
    }

    /// The same as if it stood on another line, where it is used.
    private static Node at(Node node, int line) {
        return switch (node) {
            case Node.Fields fields -> new Node.Fields(line, fields.fields());
            case Node.Items items -> new Node.Items(line, items.items());
            case Node.Value value -> new Node.Value(line, value.value());
        };
    }

    private Node.Fields fields(Node.Fields fields) throws RecipeException {
        Map<String, Node> expanded = new LinkedHashMap<>();
        for (Map.Entry<String, Node> one : fields.fields().entrySet()) {
            repeated(one.getKey(), () -> {
                String key = filled(one.getKey(), one.getValue().line());
                if (expanded.put(key, node(one.getValue())) != null) {
                    throw new RecipeException(file, one.getValue().line(), "'" + key + "' comes twice");
                }
            });
        }
        return new Node.Fields(fields.line(), expanded);
    }

    private Node.Items items(Node.Items items) throws RecipeException {
        List<Node> expanded = new ArrayList<>();
        for (Node item : items.items()) {
            repeated(name(item), () -> expanded.add(node(item)));
        }
        return new Node.Items(items.line(), expanded);
    }

    /// What an item of a list is repeated by.
    private static String name(Node item) {
        return switch (item) {
            case Node.Value value -> value.text();
            case Node.Fields fields -> fields.fields().get(NAME) instanceof Node.Value value ? value.text() : "";
            case Node.Items _ -> "";
        };
    }

    private void repeated(String name, Repeated work) throws RecipeException {
        Set<String> unbound = variables.unbound(name);
        if (unbound.isEmpty()) {
            work.once();
            return;
        }
        String list = unbound.iterator().next();
        for (Node element : variables.elements(list)) {
            variables.take(list, element);
            try {
                repeated(name, work);
            } finally {
                variables.giveBack(list);
            }
        }
    }

    /// What is done for each combination.
    @FunctionalInterface
    private interface Repeated {
        void once() throws RecipeException;
    }
}
