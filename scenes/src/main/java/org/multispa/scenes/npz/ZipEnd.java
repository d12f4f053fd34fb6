package org.multispa.scenes.npz;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The record at the end of an archive that says where the list of entries lies.
record ZipEnd(long directory, int directoryBytes, int entries) {
    private static final int END = 0x06054b50;
    private static final int LOCATOR = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_BYTES = 56;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_DIRECTORY_BYTES = 1 << 24;

    static ZipEnd find(ZipBytes file) throws IOException {
        int tailBytes = (int) Math.min(file.size(), END_BYTES + LONGEST_COMMENT);
        long tailBegin = file.size() - tailBytes;
        ByteBuffer tail = file.read(tailBegin, tailBytes);
        for (int at = tailBytes - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + (tail.getShort(at + 20) & 0xFFFF) == tailBytes) {
                return of(file, tail.slice(at, END_BYTES).order(tail.order()), tailBegin + at);
            }
        }
        throw new IOException("expected a zip archive, found no end record; the file is cut off or something else");
    }

    private static ZipEnd of(ZipBytes file, ByteBuffer end, long at) throws IOException {
        if (at >= LOCATOR_BYTES) {
            ByteBuffer locator = file.read(at - LOCATOR_BYTES, LOCATOR_BYTES);
            if (locator.getInt(0) == LOCATOR) {
                return of64(file, locator.getLong(8), at - LOCATOR_BYTES);
            }
        }
        requireOnePart(end.getShort(4), end.getShort(6));
        return checked(
                end.getInt(16) & 0xFFFFFFFFL,
                end.getInt(12) & 0xFFFFFFFFL,
                end.getShort(10) & 0xFFFF,
                end.getShort(8) & 0xFFFF,
                at);
    }

    private static ZipEnd of64(ZipBytes file, long at, long locator) throws IOException {
        ByteBuffer end = file.read(at, END_64_BYTES);
        if (end.getInt(0) != END_64 || end.getLong(4) != locator - at - 12) {
            throw new IOException("the archive's zip64 end record is not where it is said to be");
        }
        requireOnePart(end.getInt(16), end.getInt(20));
        return checked(end.getLong(48), end.getLong(40), end.getLong(32), end.getLong(24), at);
    }

    private static void requireOnePart(int part, int partOfList) throws IOException {
        if (part != 0 || partOfList != 0) {
            throw new IOException("the archive is one of several parts, which are not read");
        }
    }

    private static ZipEnd checked(long directory, long bytes, long entries, long entriesHere, long end)
            throws IOException {
        if (entries < 0 || entries > MOST_ENTRIES || entries != entriesHere) {
            throw new IOException("the archive claims " + Long.toUnsignedString(entries) + " entries, expected at most "
                    + MOST_ENTRIES);
        }
        if (bytes < 0 || bytes > MOST_DIRECTORY_BYTES || directory < 0 || directory != end - bytes) {
            throw new IOException("the archive's list of " + Long.toUnsignedString(bytes) + " bytes at "
                    + Long.toUnsignedString(directory) + " does not end where its end record stands (" + end + ")");
        }
        return new ZipEnd(directory, (int) bytes, (int) entries);
    }
}
