package org.multispa.evaluation.neighbours.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list of texts and numbers as Python prints it and JSON writes it: `['a', "it's", 3]`.
public final class WrittenList {
    private final String text;
    private int at;

    private WrittenList(String text) {
        this.text = text;
    }

    /// The elements as texts, or nothing if the text is no such list.
    public static Optional<List<String>> parse(String text) {
        String whole = text.strip();
        return whole.startsWith("[") && whole.endsWith("]") ? new WrittenList(whole).list() : Optional.empty();
    }

    private Optional<List<String>> list() {
        List<String> elements = new ArrayList<>();
        at = 1;
        skipBlanks();
        while (text.charAt(at) != ']') {
            Optional<String> element =
                    text.charAt(at) == '\'' || text.charAt(at) == '"' ? quoted(text.charAt(at)) : bare();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
            skipBlanks();
            if (at >= text.length()) {
                return Optional.empty();
            }
            if (text.charAt(at) == ',') {
                at++;
                skipBlanks();
            } else if (text.charAt(at) != ']') {
                return Optional.empty();
            }
            if (at >= text.length()) {
                return Optional.empty();
            }
        }
        return at == text.length() - 1 ? Optional.of(elements) : Optional.empty();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /// A number or a name such as `None`.
    private Optional<String> bare() {
        int start = at;
        while (at < text.length() && ",]'\"[".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String element = text.substring(start, at).strip();
        return element.isEmpty() || at >= text.length() ? Optional.empty() : Optional.of(element);
    }

    private Optional<String> quoted(char quote) {
        StringBuilder element = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                escaped(element);
            } else {
                element.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(element.toString());
    }

    private void escaped(StringBuilder element) {
        char sign = text.charAt(at++);
        switch (sign) {
            case 'n' -> element.append('\n');
            case 't' -> element.append('\t');
            case 'r' -> element.append('\r');
            case '\\', '\'', '"', '/' -> element.append(sign);
            case 'x' -> code(element, 2, sign);
            case 'u' -> code(element, 4, sign);
            default -> element.append('\\').append(sign);
        }
    }

    private void code(StringBuilder element, int digits, char sign) {
        int value = 0;
        int end = at + digits;
        for (int i = at; i < end; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                element.append('\\').append(sign);
                return;
            }
            value = 16 * value + digit;
        }
        element.append((char) value);
        at = end;
    }
}
