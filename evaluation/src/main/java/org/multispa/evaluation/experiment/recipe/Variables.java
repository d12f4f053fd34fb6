package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `${…}` stands for: the constants under `values` and, for each list under `each`, the element that is
/// taken just now. Not thread-safe.
final class Variables {
    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Pattern REFERENCE = Pattern.compile("([a-z][a-z0-9_-]{0,39})(?:\\.([a-z][a-z0-9_-]{0,39}))?");

    private static final int DEEPEST = 16;

    private final String file;
    private final Map<String, Node> values;
    private final Map<String, List<Node>> lists;
    private final Map<String, Node> taken = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    private Variables(String file, Map<String, Node> values, Map<String, List<Node>> lists) {
        this.file = file;
        this.values = values;
        this.lists = lists;
    }

    static Variables of(String file, Map<String, Node> values, Map<String, Node> each) throws RecipeException {
        Map<String, List<Node>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, Node> one : each.entrySet()) {
            if (!(one.getValue() instanceof Node.Items items) || items.items().isEmpty()) {
                throw new RecipeException(
                        file,
                        one.getValue().line(),
                        "each." + one.getKey() + ": expected a list that is not empty, found "
                                + one.getValue().found());
            }
            lists.put(one.getKey(), items.items());
        }
        for (Map<String, ?> names : List.of(values, lists)) {
            for (String name : names.keySet()) {
                if (!NAME.matcher(name).matches()) {
                    throw new RecipeException(
                            file, 0, "'" + name + "' is no name for a value; expected small letters, digits, - and _");
                }
            }
        }
        for (String name : lists.keySet()) {
            if (values.containsKey(name)) {
                throw new RecipeException(file, 0, "'" + name + "' stands under 'values' and under 'each'");
            }
        }
        return new Variables(file, values, lists);
    }

    /// The lists that a text names and of which no element is taken.
    Set<String> unbound(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher use = USE.matcher(text);
        while (use.find()) {
            Matcher reference = REFERENCE.matcher(use.group(1));
            if (reference.matches()
                    && lists.containsKey(reference.group(1))
                    && !taken.containsKey(reference.group(1))) {
                names.add(reference.group(1));
            }
        }
        return Collections.unmodifiableSet(names);
    }

    List<Node> elements(String list) {
        return lists.getOrDefault(list, List.of());
    }

    void take(String list, Node element) {
        taken.put(list, element);
    }

    void giveBack(String list) {
        taken.remove(list);
    }

    /// Whether a text is one reference and nothing else.
    static boolean isReference(String text) {
        Matcher use = USE.matcher(text);
        return use.matches() && use.group(1).indexOf('$') < 0;
    }

    /// Works on what a text that [is a reference][#isReference] stands for.
    Node within(String text, int line, Resolving work) throws RecipeException {
        Matcher use = USE.matcher(text);
        if (!use.matches()) {
            throw new IllegalArgumentException("expected a reference, found '" + text + "'");
        }
        String name = use.group(1);
        if (open.size() >= DEEPEST) {
            throw new RecipeException(file, line, "values stand for each other more than " + DEEPEST + " deep");
        }
        if (open.contains(name)) {
            throw new RecipeException(
                    file, line, "values stand for each other in a circle: " + open.reversed() + " and again " + name);
        }
        open.push(name);
        try {
            return work.on(resolve(name, line));
        } finally {
            open.pop();
        }
    }

    /// The text with everything put in its place.
    String filled(String text, int line) throws RecipeException {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        Matcher use = USE.matcher(text);
        while (use.find()) {
            if (!(resolve(use.group(1), line) instanceof Node.Value value)
                    || USE.matcher(value.text()).find()) {
                throw new RecipeException(
                        file,
                        line,
                        "${" + use.group(1) + "} stands within a text and has to be a plain text or number");
            }
            filled.append(text, from, use.start()).append(value.text());
            from = use.end();
        }
        return filled.append(text, from, text.length()).toString();
    }

    private Node resolve(String what, int line) throws RecipeException {
        Matcher reference = REFERENCE.matcher(what);
        if (!reference.matches()) {
            throw new RecipeException(file, line, "${" + what + "}: expected ${name} or ${name.field}");
        }
        String name = reference.group(1);
        Node node = taken.get(name);
        if (node == null) {
            node = values.get(name);
        }
        if (node == null) {
            throw new RecipeException(
                    file,
                    line,
                    lists.containsKey(name)
                            ? "${" + what + "}: '" + name + "' is a list under 'each'; what uses it is repeated by its"
                                    + " name, which has to hold ${" + name + "} too"
                            : "${" + what + "}: there is no '" + name + "'; known are " + known());
        }
        String field = reference.group(2);
        if (field == null) {
            return node;
        }
        Node inside = node instanceof Node.Fields fields ? fields.fields().get(field) : null;
        if (inside == null) {
            throw new RecipeException(file, line, "${" + what + "}: '" + name + "' has no '" + field + "'");
        }
        return inside;
    }

    private String known() {
        Set<String> names = new LinkedHashSet<>(lists.keySet());
        names.addAll(values.keySet());
        return names.isEmpty() ? "none, as there is nothing under 'values' and 'each'" : String.join(", ", names);
    }

    /// Work on what a reference stands for.
    @FunctionalInterface
    interface Resolving {
        Node on(Node node) throws RecipeException;
    }
}
