package org.multispa.model.tokens.codec;

import java.util.HashMap;
import java.util.Map;

/// Finds the longest of some fixed strings that a text holds at a place. Once filled it is safe for any number of
/// threads.
public final class TokenTrie {
    /// What [#longestAt] returns where no string begins.
    public static final int NONE = -1;

    private static final int MOST_NODES = 200_000;

    private final Node root = new Node();
    private int nodes;

    /// Adds a string that is not empty, with the value that finding it gives; a string added again gets the new
    /// one.
    ///
    /// @param value not negative
    /// @throws IllegalArgumentException if the strings together are larger than any tokenizer's
    public void put(String text, int value) {
        if (text.isEmpty() || value < 0) {
            throw new IllegalArgumentException(
                    "expected a text and a value of at least 0, found \"" + text + "\" and " + value);
        }
        Node node = root;
        for (int i = 0; i < text.length(); i++) {
            node = node.next.computeIfAbsent(text.charAt(i), _ -> grown());
        }
        node.value = value;
    }

    private Node grown() {
        if (++nodes > MOST_NODES) {
            throw new IllegalArgumentException(
                    "the tokens that are found as a whole are longer than " + MOST_NODES + " characters together");
        }
        return new Node();
    }

    /// The value of the longest string that stands in `text` at `from`, or [#NONE].
    public int longestAt(String text, int from) {
        int found = NONE;
        Node node = root.next.get(text.charAt(from));
        for (int i = from + 1; node != null; i++) {
            if (node.value != NONE) {
                found = node.value;
            }
            node = i < text.length() ? node.next.get(text.charAt(i)) : null;
        }
        return found;
    }

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>(4);
        private int value = NONE;
    }
}
