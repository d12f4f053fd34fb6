package org.multispa.evaluation.page.html;

import java.util.Locale;

/// Texts from strangers, to be shown as they are: nothing in them is markup, and nothing in them hides.
public final class VisibleText {
    private VisibleText() {}

    /// A text of which, if it is long, the middle is left out.
    ///
    /// @param most UTF-16 units that are kept, half of them from the end
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = most / 2;
        int tail = text.length() - (most - head);
        head -= Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + "\n[… " + String.format(Locale.ROOT, "%,d", tail - head)
                + " characters left out …]\n" + text.substring(tail);
    }

    /// Appends a text for use between tags or in a quoted attribute.
    static void appendEscaped(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ') {
                out.append(c);
                continue;
            }
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                case '\n', '\t' -> out.append(c);
                case '\r' -> appendReturn(out, text, i);
                default -> i = appendOther(out, text, i);
            }
        }
    }

    /// The end of a line of Windows stays one; alone it is made visible.
    private static void appendReturn(StringBuilder out, String text, int i) {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            out.append('\u240D');
        }
    }

    /// @return the position of the last unit that was used
    private static int appendOther(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        if (c < ' ') {
            out.append((char) ('\u2400' + c));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int whole = text.codePointAt(i);
            if (isHidden(whole)) {
                appendNumber(out, whole);
            } else {
                out.appendCodePoint(whole);
            }
            return i + 1;
        } else if (Character.isSurrogate(c)) {
            out.append('\uFFFD');
        } else if (isHidden(c)) {
            appendNumber(out, c);
        } else {
            out.append(c);
        }
        return i;
    }

    /// Control and format characters, among them those that turn the direction of writing, characters for private
    /// use and those that HTML does not allow.
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void appendNumber(StringBuilder out, int c) {
        out.append(String.format(Locale.ROOT, "[U+%04X]", c));
    }
}
