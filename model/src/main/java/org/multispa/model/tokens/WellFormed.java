package org.multispa.model.tokens;

/// Text as tokenizers take it.
final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /// The text with U+FFFD for every surrogate that stands alone.
    static String of(String text) {
        int lone = nextLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (; lone >= 0; lone = nextLone(text, lone + 1)) {
            whole.setCharAt(lone, REPLACEMENT);
        }
        return whole.toString();
    }

    private static int nextLone(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return at;
            }
            at += Character.charCount(point);
        }
        return -1;
    }

    /// Where the text from `start` to `end` is over if white space at its end is left out.
    static int endWithoutSpace(String text, int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /// Where the text goes on after white space at `start`.
    static int startWithoutSpace(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
