package org.multispa.training.mixture.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.multispa.dataset.DatasetException;
import org.multispa.files.Sha256;

/// A file of JSON objects, one a line or as one array, read by their numbers. Safe for any number of threads,
/// which must not be interrupted while they read: an interruption closes the file.
public final class RecordFile implements AutoCloseable {
    /// The longest record that is read, bytes.
    public static final int MOST_BYTES = 16 << 20;

    private static final String LOCK = "indexes.lock";

    private final Path file;
    private final FileChannel data;
    private final LineIndex index;

    private RecordFile(Path file, FileChannel data, LineIndex index) {
        this.file = file;
        this.data = data;
        this.index = index;
    }

    /// Opens a file by its index, which is made where it is missing or belongs to what the file was before. Of
    /// several processes that want the same index one makes it and the others wait.
    ///
    /// @param indexes folder of the indexes; made where it is missing
    /// @throws DatasetException if the file is missing or of neither form
    public static RecordFile open(Path file, Path indexes) throws IOException {
        FileChannel data = openData(file);
        try {
            return new RecordFile(file, data, openIndex(file, data, indexes));
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static FileChannel openData(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file + ": expected a file of samples, found "
                    + (Files.isDirectory(file) ? "a folder" : "nothing of this name"));
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new DatasetException(file + ": expected a file of samples, found nothing of this name", e);
        }
    }

    private static String indexName(Path file) throws IOException {
        String place = file.toRealPath().toString();
        String hash = Sha256.of(place.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        return file.getFileName() + "-" + hash + ".index";
    }

    /// Other threads of this process are kept out by the class, other processes by the lock.
    private static synchronized LineIndex openIndex(Path file, FileChannel data, Path indexes) throws IOException {
        Files.createDirectories(indexes);
        try (FileChannel lock =
                FileChannel.open(indexes.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return LineIndex.open(file, data, indexes.resolve(indexName(file)));
        }
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// Bytes of the file.
    public long bytes() throws IOException {
        return data.size();
    }

    /// How many records there are; empty lines are none.
    public long count() {
        return index.count();
    }

    /// The bytes of a record, without what separates it from others.
    ///
    /// @param record from 0
    /// @throws DatasetException if it is too long, or the file has been cut short since it was opened
    public byte[] read(long record) throws IOException {
        if (record < 0 || record >= count()) {
            throw new IndexOutOfBoundsException(
                    file + ": expected a record from 0 to " + (count() - 1) + ", found " + record);
        }
        long start = index.start(record);
        long length = index.end(record) - start;
        if (length < 0 || length > MOST_BYTES) {
            throw new DatasetException("a sample may hold " + MOST_BYTES + " bytes, found " + length);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        while (bytes.hasRemaining()) {
            if (data.read(bytes, start + bytes.position()) < 0) {
                throw new DatasetException("the file ends within the sample; it was longer when it was opened");
            }
        }
        return trimmed(bytes.array());
    }

    private byte[] trimmed(byte[] bytes) {
        int end = withoutBlanks(bytes, bytes.length);
        if (index.form() == Form.ARRAY && end > 0 && bytes[end - 1] == ',') {
            end = withoutBlanks(bytes, end - 1);
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private static int withoutBlanks(byte[] bytes, int end) {
        int last = end;
        while (last > 0 && bytes[last - 1] >= 0 && bytes[last - 1] <= ' ') {
            last--;
        }
        return last;
    }

    @Override
    public void close() {
        index.close();
        try {
            data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
