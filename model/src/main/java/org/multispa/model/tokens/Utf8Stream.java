package org.multispa.model.tokens;

/// Decodes UTF-8 byte by byte. A sequence that cannot become a character gives one U+FFFD for as many of its
/// bytes as could have begun one, as Unicode recommends and the published tokenizers do. Not thread-safe.
final class Utf8Stream {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int CONTINUATION_BITS = 6;
    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private int missing;
    private int character;
    private int lowest = FIRST_CONTINUATION;
    private int highest = LAST_CONTINUATION;

    /// Appends the characters that are complete after some more bytes.
    void append(byte[] bytes, int from, StringBuilder out) {
        for (int i = from; i < bytes.length; i++) {
            append(bytes[i] & 0xFF, out);
        }
    }

    private void append(int value, StringBuilder out) {
        if (missing > 0 && (value < lowest || value > highest)) {
            end(out);
        }
        if (missing == 0) {
            begin(value, out);
            return;
        }
        character = (character << CONTINUATION_BITS) | (value & 0x3F);
        expect(FIRST_CONTINUATION, LAST_CONTINUATION);
        missing--;
        if (missing == 0) {
            out.appendCodePoint(character);
        }
    }

    /// Ends the text: a character that was begun and is not complete becomes U+FFFD.
    void end(StringBuilder out) {
        if (missing > 0) {
            out.append(REPLACEMENT);
        }
        missing = 0;
        expect(FIRST_CONTINUATION, LAST_CONTINUATION);
    }

    private void begin(int value, StringBuilder out) {
        if (value < 0x80) {
            out.append((char) value);
        } else if (value >= 0xC2 && value <= 0xDF) {
            missing = 1;
            character = value & 0x1F;
        } else if (value >= 0xE0 && value <= 0xEF) {
            missing = 2;
            character = value & 0x0F;
            expect(value == 0xE0 ? 0xA0 : FIRST_CONTINUATION, value == 0xED ? 0x9F : LAST_CONTINUATION);
        } else if (value >= 0xF0 && value <= 0xF4) {
            missing = 3;
            character = value & 0x07;
            expect(value == 0xF0 ? 0x90 : FIRST_CONTINUATION, value == 0xF4 ? 0x8F : LAST_CONTINUATION);
        } else {
            out.append(REPLACEMENT);
        }
    }

    private void expect(int from, int to) {
        lowest = from;
        highest = to;
    }
}
