package org.multispa.evaluation.answers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;

/// A file of answers, one line of JSON each. Lines are only ever added, and each is forced to disk before it
/// counts as kept. It may hold answers of several models; what a run does not look for stays where it is.
///
/// Of several lines with one key the first success counts, else the last failure. A last line that a crash tore
/// is cut off; other lines that cannot be read are left in the file and [named][#setAside]. One process has a
/// store open at a time. Thread-safe.
public final class AnswerStore implements Closeable {
    /// The longest line that is read, bytes.
    public static final int MAX_LINE = 16 << 20;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Map<AnswerKey, StoredAnswer> answers = new HashMap<>();
    private final List<String> setAside = new ArrayList<>();
    private final Object forcing = new Object();
    private long written;
    private long forced;

    private AnswerStore(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens a store, made if it is not there, and reads what it holds.
    ///
    /// @throws IOException if it cannot be read or written, or is open elsewhere
    public static AnswerStore open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            AnswerStore store = new AnswerStore(file, channel, locked(channel, file));
            store.read();
            return store;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock locked(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new IOException(inUse(file), e);
        }
        if (lock == null) {
            throw new IOException(inUse(file));
        }
        return lock;
    }

    private static String inUse(Path file) {
        return file + " is in use by another run; wait for it to end, or give another folder";
    }

    private void read() throws IOException {
        LineReader lines = new LineReader(channel, MAX_LINE);
        long kept = 0;
        boolean terminated = true;
        for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            LineReader.Line line = next.get();
            Optional<String> problem = take(line);
            terminated = line.terminated();
            if (problem.isEmpty() || terminated) {
                kept = line.end();
                problem.ifPresent(reason -> setAside.add(file + ":" + line.number() + ": " + reason));
            }
        }
        channel.truncate(kept);
        channel.position(kept);
        if (kept > 0 && !terminated && kept == lines.position()) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /// Takes a line in.
    ///
    /// @return why it cannot be read, if it cannot
    private Optional<String> take(LineReader.Line line) {
        if (line.tooLong()) {
            return Optional.of("a line may hold " + MAX_LINE + " bytes, found more");
        }
        if (line.length() == 0) {
            return Optional.empty();
        }
        try {
            put(AnswerJson.decode(line.bytes(), line.offset(), line.length()));
            return Optional.empty();
        } catch (DatasetException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean put(StoredAnswer answer) {
        if (answers.get(answer.key()) instanceof StoredAnswer.Answered) {
            return false;
        }
        answers.put(answer.key(), answer);
        return true;
    }

    /// Lines that could not be read, as `file:line: reason`.
    public synchronized List<String> setAside() {
        return List.copyOf(setAside);
    }

    /// What is known of a question.
    public synchronized Optional<StoredAnswer> get(AnswerKey key) {
        return Optional.ofNullable(answers.get(key));
    }

    /// The answer to a question, if it was answered.
    public Optional<StoredAnswer.Answered> answered(AnswerKey key) {
        return get(key).filter(StoredAnswer.Answered.class::isInstance).map(StoredAnswer.Answered.class::cast);
    }

    /// Keeps an answer. When this returns, it is on disk. A question that was answered before keeps its first
    /// answer. Answers that several threads keep at a time are forced to disk together.
    ///
    /// @return whether it was kept
    public boolean append(StoredAnswer answer) throws IOException {
        return appendAll(List.of(answer)) == 1;
    }

    /// Keeps many answers, forced to disk together.
    ///
    /// @return how many were kept
    public int appendAll(List<? extends StoredAnswer> some) throws IOException {
        int kept;
        long last;
        synchronized (this) {
            kept = whole(some);
            written += kept;
            last = written;
        }
        if (kept > 0) {
            force(last);
        }
        return kept;
    }

    private int whole(List<? extends StoredAnswer> some) throws IOException {
        long before = channel.position();
        try {
            return written(some);
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    /// Forces what was written so far to disk, unless somebody else has done so for the lines up to `last`. While
    /// one thread forces, others write and then wait here, and the next one forces for all of them.
    private void force(long last) throws IOException {
        synchronized (forcing) {
            if (forced >= last) {
                return;
            }
            long now;
            synchronized (this) {
                now = written;
            }
            channel.force(false);
            forced = now;
        }
    }

    private int written(List<? extends StoredAnswer> some) throws IOException {
        int kept = 0;
        ByteBuffer lines = ByteBuffer.allocate(1 << 16);
        for (StoredAnswer answer : some) {
            if (put(answer)) {
                byte[] line = AnswerJson.encode(answer);
                if (line.length + 1 > lines.remaining()) {
                    write(lines);
                    lines = line.length + 1 > lines.capacity() ? ByteBuffer.allocate(line.length + 1) : lines.clear();
                }
                lines.put(line).put((byte) '\n');
                kept++;
            }
        }
        write(lines);
        return kept;
    }

    private void write(ByteBuffer lines) throws IOException {
        lines.flip();
        while (lines.hasRemaining()) {
            channel.write(lines);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel.isOpen()) {
            lock.release();
            channel.close();
        }
    }
}
