package org.multispa.model.config;

import java.io.IOException;
import java.nio.file.Path;

/// A `config.json` that is not that of a model this program knows. Names the file, the key, what was expected and what
/// was found.
final class ConfigException extends IOException {
    private static final long serialVersionUID = 1L;

    ConfigException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
