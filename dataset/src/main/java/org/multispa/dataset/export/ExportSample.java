package org.multispa.dataset.export;

import java.util.List;
import org.multispa.dataset.Sample;

/// A sample on its way out.
///
/// @param number position among the chosen samples of the data set, from 0; numbers of samples set aside are
///     missing
/// @param images as many as the sample has, in its order
public record ExportSample(long number, Sample sample, List<ExportImage> images) {
    public ExportSample {
        images = List.copyOf(images);
        if (images.size() != sample.images().size()) {
            throw new IllegalArgumentException(
                    "sample '" + sample.id() + "' has " + sample.images().size() + " images, found " + images.size());
        }
    }
}
