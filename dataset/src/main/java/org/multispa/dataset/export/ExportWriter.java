package org.multispa.dataset.export;

import java.io.Closeable;
import java.io.IOException;

/// Takes the samples of one export in their order. Used by one thread; holds a bounded number of samples.
public interface ExportWriter extends Closeable {
    void write(ExportSample sample) throws IOException;

    /// Completes all files; nothing is written after it.
    void finish() throws IOException;
}
