package org.multispa.scenes.ply;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Numbers as text, apart by white space.
final class PlyAscii implements PlyBody {
    private static final int LONGEST = 64;

    private final MemorySegment file;
    private long at;

    PlyAscii(MemorySegment file, long start) {
        this.file = file;
        this.at = start;
    }

    @Override
    public double next(PlyType type) throws PlyException {
        while (at < file.byteSize() && isSpace(at)) {
            at++;
        }
        long from = at;
        while (at < file.byteSize() && !isSpace(at) && at - from <= LONGEST) {
            at++;
        }
        if (from == at) {
            throw new PlyException("truncated: the file ends after " + file.byteSize() + " bytes within its data");
        }
        byte[] word = file.asSlice(from, at - from).toArray(ValueLayout.JAVA_BYTE);
        return number(new String(word, StandardCharsets.ISO_8859_1));
    }

    private boolean isSpace(long position) {
        return file.get(ValueLayout.JAVA_BYTE, position) <= ' ';
    }

    private static double number(String word) throws PlyException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            String small = word.toLowerCase(Locale.ROOT);
            if (small.contains("nan") || small.contains("inf")) {
                return Double.NaN;
            }
            throw new PlyException("expected a number, found '" + word + "'");
        }
    }

    @Override
    public void skip(PlyType type, long count) throws PlyException {
        for (long i = 0; i < count; i++) {
            next(type);
        }
    }

    /// Every number takes a digit and, but for the last, a space.
    @Override
    public void requireRoom(PlyElement element) throws PlyException {
        long left = file.byteSize() - at;
        long each = 2L * element.properties().size();
        if (each > 0 && element.count() > (left + 1) / each) {
            throw new PlyException("truncated: " + element.count() + " elements '" + element.name()
                    + "' do not fit into the " + left + " bytes left");
        }
    }
}
