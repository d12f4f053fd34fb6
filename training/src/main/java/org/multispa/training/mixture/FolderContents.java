package org.multispa.training.mixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.files.Sha256;
import org.multispa.training.mixture.lines.RecordFile;

/// The shards of a data set that are asked for.
final class FolderContents implements Contents {
    private static final Pattern SHARD = Pattern.compile("(.+)/([a-z0-9-]+)-\\d+\\.jsonl");
    private static final String IMAGES = "images";

    private final String set;
    private final Source.DataFolder source;
    private final FolderSamples samples;
    private final List<ShardEntry> shards;
    private final List<RecordFile> files;
    private final long[] starts;

    private FolderContents(
            String set,
            Source.DataFolder source,
            FolderSamples samples,
            List<ShardEntry> shards,
            List<RecordFile> files) {
        this.set = set;
        this.source = source;
        this.samples = samples;
        this.shards = shards;
        this.files = files;
        this.starts = new long[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            starts[i + 1] = starts[i] + files.get(i).count();
        }
    }

    static FolderContents open(String set, Source.DataFolder source, Path indexes) throws IOException {
        Manifest manifest = ManifestJson.read(source.folder());
        if (manifest.images() == ImagesMode.NONE && source.imageRoot().isEmpty()) {
            throw new DatasetException(source.folder()
                    + ": the data set was made without images; say where they lie, or" + " make it with images");
        }
        if (manifest.images() == ImagesMode.DRAWN && source.lesson() != Source.Lesson.QUESTIONS) {
            throw new DatasetException(source.folder()
                    + ": marks are already drawn on its images, and a lesson in marks draws its own; make the data set"
                    + " with --images lazy");
        }
        List<RecordFile> files = new ArrayList<>();
        try {
            List<ShardEntry> shards = new ArrayList<>();
            for (ShardEntry shard : manifest.shards()) {
                if (isWanted(shard, source)) {
                    shards.add(shard);
                    files.add(open(source.folder(), shard, indexes));
                }
            }
            Path images = source.imageRoot().orElse(source.folder().resolve(IMAGES));
            boolean draws = manifest.images() != ImagesMode.DRAWN;
            return new FolderContents(set, source, new FolderSamples(source, images, draws), shards, files);
        } catch (IOException | RuntimeException e) {
            files.forEach(RecordFile::close);
            throw e;
        }
    }

    private static boolean isWanted(ShardEntry shard, Source.DataFolder source) throws DatasetException {
        if (source.splits().isEmpty() && source.subtasks().isEmpty()) {
            return true;
        }
        Matcher name = SHARD.matcher(shard.path());
        if (!name.matches()) {
            throw new DatasetException(source.folder() + ": expected shards of the form SPLIT/SUBTASK-00000.jsonl to"
                    + " choose from, found " + shard.path() + "; use the whole data set");
        }
        return (source.splits().isEmpty() || source.splits().contains(name.group(1)))
                && (source.subtasks().isEmpty()
                        || source.subtasks().stream().anyMatch(s -> s.id().equals(name.group(2))));
    }

    private static RecordFile open(Path folder, ShardEntry shard, Path indexes) throws IOException {
        RecordFile file = RecordFile.open(folder.resolve(shard.path()), indexes);
        if (file.count() == shard.records() && file.bytes() == shard.bytes()) {
            return file;
        }
        String found = file.count() + " samples in " + file.bytes() + " bytes";
        file.close();
        throw new DatasetException(file.file() + ": the manifest says " + shard.records() + " samples in "
                + shard.bytes() + " bytes, found " + found + "; the data set was changed after it was made");
    }

    @Override
    public long size() {
        return starts[files.size()];
    }

    @Override
    public RawSample read(long member) throws IOException {
        int shard = shardOf(member);
        return samples.read(files.get(shard).read(member - starts[shard]), place(member));
    }

    @Override
    public String place(long member) {
        int shard = shardOf(member);
        return set + ": " + shards.get(shard).path() + " sample " + (member - starts[shard] + 1);
    }

    private int shardOf(long member) {
        if (member < 0 || member >= size()) {
            throw new IndexOutOfBoundsException(
                    set + ": expected a sample from 0 to " + (size() - 1) + ", found " + member);
        }
        int shard = 0;
        while (member >= starts[shard + 1]) {
            shard++;
        }
        return shard;
    }

    /// The manifest names every shard with its SHA-256.
    @Override
    public List<Fingerprint> fingerprints() throws IOException {
        Path manifest = source.folder().resolve(Manifest.FILE_NAME);
        return List.of(new Fingerprint(
                set, manifest.toString(), Files.size(manifest), size(), Sha256.of(manifest), FileHash.WHOLE));
    }

    @Override
    public void close() {
        files.forEach(RecordFile::close);
    }
}
