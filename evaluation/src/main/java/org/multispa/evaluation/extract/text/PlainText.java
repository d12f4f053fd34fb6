package org.multispa.evaluation.extract.text;

/// Text with the many ways to write the same sign made one: digits of all scripts become `0` to `9`, full-width
/// letters and punctuation their narrow forms, minus signs and hyphens `-`, all brackets one of `()[]{}<>`,
/// thin and unbreakable spaces one sign of their own, and what is invisible disappears.
public final class PlainText {
    /// Stands for a space that may part groups of digits.
    static final char GROUP_SPACE = '\u202F';

    private static final char NOTHING = '\0';
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFF01 - '!';

    private PlainText() {}

    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                plain.append((char) (c == '\r' || c == '\t' || c == '\0' ? ' ' : c));
                continue;
            }
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                plain.append((char) (c - FULL_WIDTH_SHIFT));
            } else {
                char one = Character.isBmpCodePoint(c) ? one((char) c) : NOTHING;
                if (one != NOTHING) {
                    plain.append(one);
                } else if (!isInvisible(c)) {
                    plain.appendCodePoint(c);
                }
            }
        }
        return plain.toString().replace("+/-", "\u00B1");
    }

    /// The plain sign that stands for another one, or [#NOTHING].
    private static char one(char c) {
        return switch (c) {
            case '\u2212', '\uFE63', '\u2010', '\u2011' -> '-';
            case '\u2013', '\u2012' -> '\u2013';
            case '\u066B' -> '.';
            case '\u066C', '\u060C', '\u3001', '\uFE50' -> ',';
            case '\u061B' -> ';';
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            case '\u201C', '\u201D', '\u201E' -> '"';
            case '\u00BA', '\u02DA' -> '\u00B0';
            case '\u2715', '\u2716', '\u2A2F' -> '\u00D7';
            case '\u22C5', '\u2219' -> '\u00B7';
            case '\u27E8', '\u3008', '\u300A', '\u2329' -> '<';
            case '\u27E9', '\u3009', '\u300B', '\u232A' -> '>';
            case '\u3010', '\u3014', '\u300C', '\u27E6' -> '[';
            case '\u3011', '\u3015', '\u300D', '\u27E7' -> ']';
            case '\u00A0', '\u2007', '\u2008', '\u2009', '\u200A', '\u202F' -> GROUP_SPACE;
            case '\u2028', '\u2029', '\u0085' -> '\n';
            case '\u066A' -> '%';
            default -> NOTHING;
        };
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0xAD;
    }
}
