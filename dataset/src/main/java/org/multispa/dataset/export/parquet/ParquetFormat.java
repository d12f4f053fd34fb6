package org.multispa.dataset.export.parquet;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;

/// A data set folder as `datasets` and the hub read it: `data/<split>-00000-of-0000N.parquet` with the images in
/// it, and a data set card.
public final class ParquetFormat implements ExportFormat {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String description() {
        return "Hugging Face datasets: Parquet with images and a card";
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
        private final SortedMap<String, ParquetShards> splits = new TreeMap<>();
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private String current = "";

        Writer(ExportTarget target) {
            this.target = target;
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            String split = exported.sample().split();
            if (!split.equals(current) && splits.containsKey(current)) {
                splits.get(current).pause();
            }
            current = split;
            splits.computeIfAbsent(split, _ -> new ParquetShards(target, "data/" + split))
                    .write(exported);
            counts.merge(split, 1L, Long::sum);
        }

        @Override
        public void finish() throws IOException {
            for (ParquetShards shards : splits.values()) {
                shards.finish();
            }
            target.text("README.md", DatasetCard.text(target.options().name(), counts));
        }

        @Override
        public void close() throws IOException {
            for (ParquetShards shards : splits.values()) {
                shards.close();
            }
        }
    }
}
