package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sentence pattern of a pack, cut once into literal text and slots such as `{label}`. Immutable.
///
/// Any text can be a template: braces that form no slot stay literal text, and [WordingCheck] reports them.
public final class Template {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9]*)}");

    private final String id;
    private final String text;
    private final List<Part> parts;
    private final Set<String> slots;

    private Template(String id, String text, List<Part> parts) {
        this.id = id;
        this.text = text;
        this.parts = List.copyOf(parts);
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Slot(String name)) {
                names.add(name);
            }
        }
        this.slots = Set.copyOf(names);
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Slot(String name) implements Part {}

    /// @param id short name of the template, unique in its pack
    /// @param text the sentence with its slots in braces
    public static Template of(String id, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            if (slot.start() > from) {
                parts.add(new Literal(text.substring(from, slot.start())));
            }
            parts.add(new Slot(slot.group(1)));
            from = slot.end();
        }
        if (from < text.length()) {
            parts.add(new Literal(text.substring(from)));
        }
        return new Template(id, text, parts);
    }

    public String id() {
        return id;
    }

    /// The sentence as it was written, slots in braces.
    public String text() {
        return text;
    }

    /// Names of the slots, without braces.
    public Set<String> slots() {
        return slots;
    }

    /// What is left of the text without its slots.
    String literalText() {
        return SLOT.matcher(text).replaceAll("");
    }

    /// Appends the text with its slots filled. The slot `answer` takes `answer`.
    ///
    /// @throws IllegalArgumentException if a slot has no value
    void fill(StringBuilder out, Map<String, String> values, String answer) {
        for (Part part : parts) {
            switch (part) {
                case Literal(String literal) -> out.append(literal);
                case Slot(String name) -> out.append(name.equals("answer") ? answer : value(name, values));
            }
        }
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "template " + id + " has the slot {" + name + "}, but only " + values.keySet() + " were given");
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && id.equals(that.id) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return id + ": " + text;
    }
}
