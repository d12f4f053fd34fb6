package org.multispa.dataset.export.webdataset;

import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;

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
        return new PartedWriter<>(exported -> prefix(exported.sample()), prefix -> new TarShards(target, prefix));
    }

    private static String prefix(Sample sample) {
        int images = sample.images().size();
        return sample.split() + "-" + images + (images == 1 ? "-image" : "-images");
    }
}
