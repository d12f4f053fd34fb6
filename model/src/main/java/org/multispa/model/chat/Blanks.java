package org.multispa.model.chat;

import java.util.ArrayList;
import java.util.List;

/// Takes white space from both ends of a turn, as the published training does. White space is what Python's
/// `strip` takes for it: Unicode's, with the four separators of ASCII.
final class Blanks {
    private static final int FIRST_SEPARATOR = 0x1C;
    private static final int LAST_SEPARATOR = 0x1F;

    private Blanks() {}

    static String strip(String text) {
        return stripEnd(stripStart(text));
    }

    /// The parts without white space before the first or after the last of them.
    static List<Part> strip(List<Part> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        List<Part> stripped = new ArrayList<>(parts);
        if (stripped.getFirst() instanceof Part.Text(String text)) {
            stripped.set(0, new Part.Text(stripStart(text)));
        }
        if (stripped.getLast() instanceof Part.Text(String text)) {
            stripped.set(stripped.size() - 1, new Part.Text(stripEnd(text)));
        }
        return stripped;
    }

    private static String stripStart(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c)
                || (c >= '\t' && c <= '\r')
                || (c >= FIRST_SEPARATOR && c <= LAST_SEPARATOR)
                || c == '\u0085';
    }
}
