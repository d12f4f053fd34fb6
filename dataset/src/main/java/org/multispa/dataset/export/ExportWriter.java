package org.multispa.dataset.export;

import java.io.Closeable;
import java.io.IOException;

/// Takes the samples of one export, or of a part of it, in their order. Used by one thread; holds a bounded number
/// of samples.
public interface ExportWriter extends Closeable {
    void write(ExportSample sample) throws IOException;

    /// Told when the next samples go to other writers; one that holds much memory gives it back.
    default void pause() throws IOException {}

    /// Completes all files; nothing is written after it.
    void finish() throws IOException;
}
