package org.multispa.model.safetensors;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is not what the safetensors format allows. Names the file, what was expected and what was found.
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param file the file that is wrong
    /// @param problem what was expected and what was found
    public SafetensorsException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
