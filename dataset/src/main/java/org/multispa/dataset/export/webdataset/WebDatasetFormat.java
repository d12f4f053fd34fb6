package org.multispa.dataset.export.webdataset;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;

/// Tar shards as `webdataset` reads them. A shard holds samples of one split and one number of images, since some
/// readers take the fields of the first sample for those of all.
public final class WebDatasetFormat implements ExportFormat {
    @Override
    public String name() {
        return "webdataset";
    }

    @Override
    public String description() {
        return "webdataset: tar shards of records and images";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.EMBED);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new Writer(target);
    }

    private static final class Writer implements ExportWriter {
        private final ExportTarget target;
        private final SortedMap<String, TarShards> shards = new TreeMap<>();

        Writer(ExportTarget target) {
            this.target = target;
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            Sample sample = exported.sample();
            int images = sample.images().size();
            String prefix = sample.split() + "-" + images + (images == 1 ? "-image" : "-images");
            shards.computeIfAbsent(prefix, _ -> new TarShards(target, prefix)).write(exported);
        }

        @Override
        public void finish() throws IOException {
            for (TarShards open : shards.values()) {
                open.finish();
            }
        }

        @Override
        public void close() throws IOException {
            for (TarShards open : shards.values()) {
                open.close();
            }
        }
    }
}
