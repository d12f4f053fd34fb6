package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.Arrays;

/// Byte strings as protocol 2 stores them: each byte as the Unicode character of that number, in UTF-8.
final class Latin1Text {
    private Latin1Text() {}

    static byte[] decode(byte[] utf8) throws IOException {
        byte[] bytes = new byte[utf8.length];
        int count = 0;
        int at = 0;
        while (at < utf8.length) {
            int lead = utf8[at++] & 0xFF;
            if (lead < 0x80) {
                bytes[count++] = (byte) lead;
            } else if ((lead == 0xC2 || lead == 0xC3) && at < utf8.length && (utf8[at] & 0xC0) == 0x80) {
                bytes[count++] = (byte) ((lead & 0x03) << 6 | (utf8[at++] & 0x3F));
            } else {
                throw new IOException("byte string of a pickle: expected characters below U+0100, found 0x"
                        + Integer.toHexString(lead) + " as its byte " + (at - 1));
            }
        }
        return Arrays.copyOf(bytes, count);
    }
}
