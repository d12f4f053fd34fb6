package org.multispa.engine.verify.facts;

import java.util.Comparator;

/// Name of a recorded number.
///
/// @param name for people, for example `raw x_m`
public record Key(Group group, String name) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::group).thenComparing(Key::name);

    /// Where a number is recorded.
    public enum Group {
        ANSWER,
        RAW,
        MARK
    }

    static Key answer(String part) {
        return new Key(Group.ANSWER, part.isEmpty() ? "answer" : "answer " + part);
    }

    static Key raw(String name) {
        return new Key(Group.RAW, "raw " + name);
    }

    /// @param image counted from 0
    static Key mark(int image, String label, String part) {
        String dot = label.isEmpty() ? "dot" : "dot " + label;
        return new Key(Group.MARK, dot + " on image " + (image + 1) + ", " + part);
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
