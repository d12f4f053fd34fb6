package org.multispa.dataset.export.parquet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;

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
        return new PartedWriter<>(
                exported -> exported.sample().split(),
                split -> new ParquetShards(target, "data/" + split),
                splits -> target.text(
                        "README.md", DatasetCard.text(target.options().name(), rows(splits))));
    }

    private static SortedMap<String, Long> rows(SortedMap<String, ParquetShards> splits) {
        SortedMap<String, Long> rows = new TreeMap<>();
        splits.forEach((split, shards) -> rows.put(split, shards.rows()));
        return rows;
    }
}
