package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8StreamTest {
    private static String whole(byte... bytes) {
        StringBuilder text = new StringBuilder();
        Utf8Stream stream = new Utf8Stream();
        stream.append(bytes, 0, text);
        stream.end(text);
        return text.toString();
    }

    /// By definition: at each place the character there, else U+FFFD for the longest beginning of any character.
    private static String plainly(byte... bytes) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < bytes.length) {
            int length = lengthOfCharacter(bytes, at);
            if (length > 0) {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            } else {
                text.append('\uFFFD');
                at += Math.max(1, lengthOfBeginning(bytes, at));
            }
        }
        return text.toString();
    }

    private static int lengthOfCharacter(byte[] bytes, int at) {
        for (int length = 1; length <= 4 && at + length <= bytes.length; length++) {
            byte[] part = Arrays.copyOfRange(bytes, at, at + length);
            String one = new String(part, StandardCharsets.UTF_8);
            boolean isCharacter = one.codePointCount(0, one.length()) == 1
                    && Arrays.equals(one.getBytes(StandardCharsets.UTF_8), part);
            if (isCharacter) {
                return length;
            }
        }
        return 0;
    }

    private static int lengthOfBeginning(byte[] bytes, int at) {
        for (int length = Math.min(3, bytes.length - at); length > 0; length--) {
            byte[] part = Arrays.copyOfRange(bytes, at, at + length);
            if (beginsACharacter(part)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean beginsACharacter(byte[] part) {
        for (int missing = 1; missing + part.length <= 4; missing++) {
            for (int fill : new int[] {0x80, 0x90, 0xA0, 0xBF}) {
                byte[] filled = Arrays.copyOf(part, part.length + missing);
                Arrays.fill(filled, part.length, filled.length, (byte) 0x80);
                filled[part.length] = (byte) fill;
                if (lengthOfCharacter(filled, 0) == filled.length) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void every_character_comes_back() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            if (!isSurrogate) {
                String one = Character.toString(point);
                if (!whole(one.getBytes(StandardCharsets.UTF_8)).equals(one)) {
                    assertThat(whole(one.getBytes(StandardCharsets.UTF_8)))
                            .as("U+%X", point)
                            .isEqualTo(one);
                }
            }
        }
    }

    @Test
    void broken_bytes_give_what_the_definition_says() {
        int[] edges = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF};
        int[] more = {0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
        Random random = new Random(81);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(7)];
            for (int i = 0; i < bytes.length; i++) {
                int pick = random.nextInt(edges.length + more.length);
                bytes[i] = (byte) (pick < edges.length ? edges[pick] : more[pick - edges.length]);
            }
            assertThat(whole(bytes)).as(Arrays.toString(bytes)).isEqualTo(plainly(bytes));
        }
    }

    @Test
    void it_does_not_matter_where_the_bytes_are_cut() {
        Random random = new Random(82);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder();
            Utf8Stream stream = new Utf8Stream();
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + random.nextInt(4));
                stream.append(Arrays.copyOf(bytes, end), at, text);
                at = end;
            }
            stream.end(text);
            assertThat(text).hasToString(whole(bytes));
        }
    }
}
