package org.multispa.model.tokens.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The characters that stand for bytes in the vocabularies of byte-level encodings: bytes that print as Latin-1
/// characters stand for themselves, the others for the characters from U+0100 on.
final class ByteAlphabet {
    private static final int BYTES = 256;
    private static final char[] CHAR_OF = new char[BYTES];
    private static final int[] BYTE_OF = new int[2 * BYTES];

    static {
        Arrays.fill(BYTE_OF, -1);
        char other = (char) BYTES;
        for (int b = 0; b < BYTES; b++) {
            boolean prints = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            CHAR_OF[b] = prints ? (char) b : other++;
            BYTE_OF[CHAR_OF[b]] = b;
        }
    }

    private ByteAlphabet() {}

    static String character(int value) {
        return String.valueOf(CHAR_OF[value]);
    }

    /// The characters that stand for some bytes.
    static String spell(byte[] bytes) {
        char[] spelled = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            spelled[i] = CHAR_OF[bytes[i] & 0xFF];
        }
        return new String(spelled);
    }

    /// The bytes that a token of the vocabulary stands for; a token with a character of no byte is meant as it is.
    static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            if (c >= BYTE_OF.length || BYTE_OF[c] < 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) BYTE_OF[c];
        }
        return bytes;
    }
}
