package org.multispa.dataset.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleReader;
import org.multispa.files.Sha256;

/// A finished data set on disk. Immutable; every stream reads the files anew.
public final class DatasetReader {
    private final Path root;
    private final Manifest manifest;

    private DatasetReader(Path root, Manifest manifest) {
        this.root = root;
        this.manifest = manifest;
    }

    /// Opens the data set in a folder by reading its manifest.
    ///
    /// @throws DatasetException if the manifest is missing or broken
    public static DatasetReader open(Path root) throws IOException {
        return new DatasetReader(root, ManifestJson.read(root));
    }

    public Manifest manifest() {
        return manifest;
    }

    /// All samples, file by file in the manifest's order.
    ///
    /// @see #samples(Predicate)
    public Stream<Sample> samples() {
        return samples(_ -> true);
    }

    /// The samples of some of the files. One line is in memory at a time. Close the stream if it is not read to its
    /// end; where a line is broken or a file holds another number of samples than the manifest says, it ends with
    /// an [UncheckedIOException] whose message begins with `file:line`.
    public Stream<Sample> samples(Predicate<ShardEntry> wanted) {
        return manifest.shards().stream().filter(wanted).flatMap(this::read);
    }

    private Stream<Sample> read(ShardEntry shard) {
        SampleReader reader;
        try {
            reader = SampleReader.open(root.resolve(shard.path()), shard.path());
        } catch (IOException e) {
            throw new UncheckedIOException(shard.path() + " cannot be read: " + e, e);
        }
        return StreamSupport.stream(new ShardSpliterator(shard, reader), false).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Compares every listed file with its size and SHA-256.
    ///
    /// @return one message for each file that differs, naming it; empty if all is well
    public List<String> verify() {
        List<String> problems = new ArrayList<>();
        for (ShardEntry shard : manifest.shards()) {
            problem(shard.path(), shard.bytes(), shard.sha256()).ifPresent(problems::add);
        }
        for (FileEntry file : manifest.files()) {
            problem(file.path(), file.bytes(), file.sha256()).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> problem(String path, long bytes, String sha256) {
        Path file = root.resolve(path);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(path + ": the manifest lists this file, but it is missing");
            }
            if (Files.size(file) != bytes) {
                return Optional.of(path + ": expected " + bytes + " bytes, found " + Files.size(file));
            }
            String found = Sha256.of(file);
            return found.equals(sha256)
                    ? Optional.empty()
                    : Optional.of(path + ": expected SHA-256 " + sha256 + ", found " + found);
        } catch (IOException e) {
            return Optional.of(path + ": cannot be read: " + e);
        }
    }

    private static final class ShardSpliterator extends Spliterators.AbstractSpliterator<Sample> {
        private final ShardEntry shard;
        private final SampleReader reader;
        private long count;

        ShardSpliterator(ShardEntry shard, SampleReader reader) {
            super(shard.records(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.shard = shard;
            this.reader = reader;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Sample> action) {
            try {
                Optional<Sample> sample = reader.next();
                sample.ifPresent(_ -> count++);
                if (sample.isEmpty() && count != shard.records()) {
                    throw new DatasetException(shard.path() + ":" + (count + 1) + ": expected " + shard.records()
                            + " samples, the file ends after " + count);
                }
                sample.ifPresent(action);
                return sample.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
