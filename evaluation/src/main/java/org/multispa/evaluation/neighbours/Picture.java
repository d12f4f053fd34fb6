package org.multispa.evaluation.neighbours;

import java.io.IOException;

/// An image of a question, read when it is asked for. Thread-safe.
public interface Picture {
    /// The encoded image as it was published: mostly JPEG or PNG.
    ///
    /// @throws IOException if it cannot be read
    byte[] bytes() throws IOException;

    /// What tells it from other images, without reading it where that can be: a hash of its bytes, or of the file
    /// it stands in with its place there.
    ///
    /// @throws IOException if it cannot be read
    String key() throws IOException;
}
