package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.files.Sha256;

/// Plants errors into a data set and makes its hashes right again, so that only its meaning is wrong.
///
/// @param root folder of the data set
record Planted(Path root) {
    /// Changes the first sample of its kind and gives its id.
    String firstSample(Predicate<Sample> which, UnaryOperator<Sample> change) throws IOException {
        List<String> changed = new ArrayList<>();
        everySample(sample -> {
            if (!changed.isEmpty() || !which.test(sample)) {
                return sample;
            }
            changed.add(sample.id());
            return change.apply(sample);
        });
        assertThat(changed).as("a sample to change").hasSize(1);
        return changed.getFirst();
    }

    void everySample(UnaryOperator<Sample> change) throws IOException {
        for (ShardEntry shard : ManifestJson.read(root).shards()) {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(root.resolve(shard.path()))) {
                Sample sample = SampleJson.decode(line.getBytes(StandardCharsets.UTF_8));
                lines.add(new String(SampleJson.encode(change.apply(sample)), StandardCharsets.UTF_8));
            }
            Files.write(root.resolve(shard.path()), lines);
        }
        rehash();
    }

    /// Brings the manifest's sizes and hashes, and the list of image hashes, up to what lies on disk. Counts stay.
    void rehash() throws IOException {
        Path list = root.resolve("images.sha256");
        List<String> images = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String path = line.substring(66);
            images.add(Sha256.of(root.resolve("images").resolve(path)) + "  " + path);
        }
        Files.write(list, images);
        Manifest old = ManifestJson.read(root);
        List<ShardEntry> shards = new ArrayList<>();
        for (ShardEntry shard : old.shards()) {
            Path file = root.resolve(shard.path());
            shards.add(new ShardEntry(shard.path(), shard.records(), Files.size(file), Sha256.of(file)));
        }
        write(old, old.configuration(), shards, List.of(FileEntry.of(root, "images.sha256")));
    }

    /// Gives the data set another one's configuration.
    void configurationOf(Path other) throws IOException {
        Manifest old = ManifestJson.read(root);
        write(old, ManifestJson.read(other).configuration(), old.shards(), old.files());
    }

    private void write(
            Manifest old, SortedMap<String, Object> configuration, List<ShardEntry> shards, List<FileEntry> files)
            throws IOException {
        Manifest changed = new Manifest(
                old.tool(),
                old.seed(),
                configuration,
                old.images(),
                old.subtasks(),
                old.scenes(),
                old.setAside(),
                shards,
                files);
        Files.writeString(root.resolve(Manifest.FILE_NAME), ManifestJson.encode(changed));
    }
}
