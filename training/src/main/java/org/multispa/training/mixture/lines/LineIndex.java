package org.multispa.training.mixture.lines;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A table of byte offsets on disk, mapped into memory: 8 bytes a record, so that the number of records costs no
/// heap.
///
/// The file holds, in little-endian order: 8 bytes of name and version, the data file's [FileKey] (size, time, 32
/// bytes); then the offset of each record and the end of the last; then the [Form], the number of records and the
/// CRC-32C of the offsets. Safe for any number of threads.
final class LineIndex implements AutoCloseable {
    static final long MAGIC = 0x0001_5845_4449_534DL;
    static final int HEADER = 8 + 8 + 8 + 32;
    static final int TRAILER = 24;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long CHUNK = 1L << 28;

    private final Arena arena;
    private final MemorySegment offsets;
    private final long count;
    private final Form form;

    private LineIndex(Arena arena, MemorySegment offsets, long count, Form form) {
        this.arena = arena;
        this.offsets = offsets;
        this.count = count;
        this.form = form;
    }

    /// Opens the index of a file; makes it where it is missing, is not whole or belongs to another file.
    ///
    /// @param data of the file
    static LineIndex open(Path file, FileChannel data, Path index) throws IOException {
        FileKey key = FileKey.of(file, data);
        Optional<LineIndex> found = read(index, key);
        if (found.isPresent()) {
            return found.get();
        }
        try (InputStream in = Files.newInputStream(file)) {
            IndexWriter.write(in, file, key, index);
        }
        return read(index, key)
                .orElseThrow(() -> new IOException(index + ": the index of " + file
                        + " cannot be read back; has the file been changed just now?"));
    }

    /// The index, if it is whole and that of this file.
    static Optional<LineIndex> read(Path index, FileKey key) throws IOException {
        if (!Files.isRegularFile(index) || Files.size(index) < HEADER + 8 + TRAILER) {
            return Optional.empty();
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            Optional<LineIndex> found = checked(all, key, arena);
            if (found.isEmpty()) {
                arena.close();
            }
            return found;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static Optional<LineIndex> checked(MemorySegment all, FileKey key, Arena arena) {
        long trailer = all.byteSize() - TRAILER;
        Optional<Form> form = Form.of(all.get(LONG, trailer));
        long count = all.get(LONG, trailer + 8);
        boolean whole = all.get(LONG, 0) == MAGIC
                && form.isPresent()
                && count >= 0
                && count <= all.byteSize() / 8
                && trailer == HEADER + 8 * (count + 1);
        if (!whole
                || all.get(LONG, 8) != key.bytes()
                || all.get(LONG, 16) != key.changed()
                || !Arrays.equals(all.asSlice(24, 32).toArray(ValueLayout.JAVA_BYTE), key.sampled())) {
            return Optional.empty();
        }
        MemorySegment offsets = all.asSlice(HEADER, 8 * (count + 1));
        return checksum(offsets) == all.get(LONG, trailer + 16)
                ? Optional.of(new LineIndex(arena, offsets, count, form.get()))
                : Optional.empty();
    }

    private static long checksum(MemorySegment bytes) {
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < bytes.byteSize(); at += CHUNK) {
            ByteBuffer chunk =
                    bytes.asSlice(at, Math.min(CHUNK, bytes.byteSize() - at)).asByteBuffer();
            checksum.update(chunk);
        }
        return checksum.getValue();
    }

    long count() {
        return count;
    }

    Form form() {
        return form;
    }

    /// Where a record begins.
    long start(long record) {
        return offsets.getAtIndex(LONG, record);
    }

    /// Where the next record begins; of the last one, where it ends.
    long end(long record) {
        return offsets.getAtIndex(LONG, record + 1);
    }

    @Override
    public void close() {
        arena.close();
    }
}
