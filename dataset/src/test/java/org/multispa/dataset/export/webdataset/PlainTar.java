package org.multispa.dataset.export.webdataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tar files read by the letter of POSIX ustar: headers of 512 bytes, octal numbers, a checksum, padding.
final class PlainTar {
    private static final int BLOCK = 512;

    record Entry(String name, String mode, long modified, String owner, byte[] bytes) {}

    private PlainTar() {}

    static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int empty = 0;
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(stream)) {
            while (in.available() > 0) {
                byte[] header = new byte[BLOCK];
                in.readFully(header);
                if (isZero(header)) {
                    empty++;
                    continue;
                }
                if (empty > 0) {
                    throw new IOException("an entry after the end of the archive");
                }
                entries.add(entry(header, in));
            }
        }
        if (empty < 2) {
            throw new IOException("the archive must end in two empty blocks, found " + empty);
        }
        return entries;
    }

    private static Entry entry(byte[] header, DataInputStream in) throws IOException {
        if (!text(header, 257, 5).equals("ustar") || header[156] != '0') {
            throw new IOException("expected a plain file in ustar format");
        }
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("wrong checksum");
        }
        byte[] bytes = new byte[Math.toIntExact(octal(header, 124, 12))];
        in.readFully(bytes);
        in.skipNBytes((BLOCK - bytes.length % BLOCK) % BLOCK);
        String owner = octal(header, 108, 8) + "/" + octal(header, 116, 8) + "/" + text(header, 265, 32)
                + text(header, 297, 32);
        return new Entry(text(header, 0, 100), text(header, 100, 8), octal(header, 136, 12), owner, bytes);
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.US_ASCII).strip();
    }

    private static long octal(byte[] header, int offset, int length) {
        return Long.parseLong(text(header, offset, length), 8);
    }
}
