package org.multispa.dataset.export.webdataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.multispa.dataset.export.ExportImage;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.files.AtomicOutput;

/// Shards `<prefix>-000000.tar` and on, plain ustar with nothing in it that depends on machine, user or time. Of
/// each sample `<key>.json` comes first, then `<key>.0.jpg`, `<key>.1.jpg`, …
final class TarShards implements ExportWriter {
    private final ExportTarget target;
    private final String prefix;
    private Optional<Shard> open = Optional.empty();
    private int started;

    TarShards(ExportTarget target, String prefix) {
        this.target = target;
        this.prefix = prefix;
    }

    @Override
    public void write(ExportSample exported) throws IOException {
        if (open.isEmpty()) {
            open = Optional.of(new Shard(target.file(String.format(Locale.ROOT, "%s-%06d.tar", prefix, started++))));
        }
        Shard shard = open.get();
        shard.add(exported);
        if (shard.samples == target.options().shardSize()) {
            finish();
        }
    }

    @Override
    public void finish() throws IOException {
        if (open.isPresent()) {
            open.get().commit();
            open = Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().out.close();
        }
    }

    private static final class Shard {
        private final AtomicOutput out;
        private final TarArchiveOutputStream tar;
        private int samples;

        Shard(AtomicOutput out) {
            this.out = out;
            this.tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        }

        void add(ExportSample exported) throws IOException {
            String key = String.format(Locale.ROOT, "%09d", exported.number());
            add(key + ".json", RecordJson.of(exported.sample()));
            int position = 0;
            for (ExportImage image : exported.images()) {
                add(key + "." + position++ + "." + image.extension(), image.bytes());
            }
            samples++;
        }

        private void add(String name, byte[] bytes) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            entry.setModTime(0L);
            entry.setIds(0, 0);
            entry.setNames("", "");
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }

        void commit() throws IOException {
            tar.finish();
            out.commit();
        }
    }
}
