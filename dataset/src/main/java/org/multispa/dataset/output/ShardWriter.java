package org.multispa.dataset.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.RelativePath;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.SampleJson;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// Writes samples to files of one subtask each, `<folder>/<subtask>-00000.jsonl` and on.
///
/// The files' names and bytes follow from the samples and their order alone. A file appears when it is full or when
/// the writer is [finished][#finish]; closing the writer before that throws unfinished files away. Not thread-safe.
///
/// ```java
/// try (ShardWriter writer = new ShardWriter(root, "train", 100_000)) {
///     for (Sample sample : samples) {
///         writer.write(sample);
///     }
///     List<ShardEntry> shards = writer.finish();
/// }
/// ```
public final class ShardWriter implements Closeable {
    private static final int MAX_SHARDS = 100_000;

    private final Path root;
    private final String folder;
    private final int maxRecords;
    private final Map<Subtask, OpenShard> open = new EnumMap<>(Subtask.class);
    private final Map<Subtask, Integer> started = new EnumMap<>(Subtask.class);
    private final List<ShardEntry> finished = new ArrayList<>();

    /// @param root the data set's folder
    /// @param folder of the shards below `root`, usually the split's name
    /// @param maxRecords samples a file
    public ShardWriter(Path root, String folder, int maxRecords) {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("a shard must hold at least 1 record, found " + maxRecords);
        }
        this.root = root;
        this.folder = RelativePath.check(folder);
        this.maxRecords = maxRecords;
    }

    /// Appends a sample to its subtask's current file.
    ///
    /// @throws DatasetException if the sample cannot be written as JSON; nothing of it was written and the writer
    ///     goes on
    /// @throws IOException if the disk refuses
    public void write(Sample sample) throws IOException {
        write(sample.subtask(), SampleJson.encode(sample));
    }

    /// Appends a sample that [SampleJson#encode] wrote before.
    ///
    /// @param line the encoded sample without a line end
    public void write(Subtask subtask, byte[] line) throws IOException {
        OpenShard shard = open.get(subtask);
        if (shard == null) {
            shard = start(subtask);
            open.put(subtask, shard);
        }
        shard.append(line);
        if (shard.records == maxRecords) {
            open.remove(subtask);
            finished.add(shard.commit());
        }
    }

    private OpenShard start(Subtask subtask) throws IOException {
        int number = started.merge(subtask, 1, Integer::sum) - 1;
        if (number >= MAX_SHARDS) {
            throw new IOException(subtask.id() + " needs more than " + MAX_SHARDS + " files of " + maxRecords
                    + " samples; allow more samples a file");
        }
        String path = String.format(Locale.ROOT, "%s/%s-%05d.jsonl", folder, subtask.id(), number);
        return new OpenShard(path, AtomicFiles.open(root.resolve(path)));
    }

    /// Finishes all files.
    ///
    /// @return every file this writer wrote, ordered by path
    public List<ShardEntry> finish() throws IOException {
        for (OpenShard shard : open.values()) {
            finished.add(shard.commit());
        }
        open.clear();
        finished.sort(Comparator.comparing(ShardEntry::path));
        return List.copyOf(finished);
    }

    @Override
    public void close() throws IOException {
        for (OpenShard shard : open.values()) {
            shard.out.close();
        }
        open.clear();
    }

    private static final class OpenShard {
        private final String path;
        private final AtomicOutput out;
        private long records;

        OpenShard(String path, AtomicOutput out) {
            this.path = path;
            this.out = out;
        }

        void append(byte[] line) throws IOException {
            out.write(line);
            out.write('\n');
            records++;
        }

        ShardEntry commit() throws IOException {
            long bytes = out.bytes();
            return new ShardEntry(path, records, bytes, out.commit());
        }
    }
}
