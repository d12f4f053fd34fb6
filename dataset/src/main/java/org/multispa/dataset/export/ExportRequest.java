package org.multispa.dataset.export;

import java.nio.file.Path;

/// One export.
///
/// @param dataset folder of a finished data set
/// @param out folder to make; it must not exist or be empty, unless `force`
/// @param threads that prepare images, at least 1; the output does not depend on them
/// @param force whether an earlier export in `out` is replaced
public record ExportRequest(
        Path dataset,
        ExportFormat format,
        Path out,
        Selection selection,
        ExportOptions options,
        int threads,
        boolean force) {
    public ExportRequest {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, found " + threads);
        }
        if (!format.imageHandlings().contains(options.images())) {
            throw new IllegalArgumentException(format.name() + " takes images as "
                    + String.join(
                            " or ",
                            format.imageHandlings().stream()
                                    .map(ImageHandling::key)
                                    .toList())
                    + ", not as " + options.images().key());
        }
    }
}
