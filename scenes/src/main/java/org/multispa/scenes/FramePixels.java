package org.multispa.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.geometry.DepthMap;

/// The images of one frame, read from disk at each call. Safe for use by several threads.
public interface FramePixels {
    /// The depth image; values along the optical axis.
    ///
    /// @throws IOException naming the file, if it is missing, truncated or broken, or if the frame has no depth
    ///     image (frames of a [DynamicScene])
    DepthMap depth() throws IOException;

    /// The colour image as stored (JPEG or PNG bytes).
    ///
    /// @throws IOException naming the file, if it is missing or cannot be read
    byte[] encodedColor() throws IOException;

    /// File extension of the colour image without a dot: `jpg` or `png`.
    String colorExtension();

    /// The colour image's own file, empty where it lies inside a container.
    Optional<Path> colorFile();
}
