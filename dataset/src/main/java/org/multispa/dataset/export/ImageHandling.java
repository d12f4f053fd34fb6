package org.multispa.dataset.export;

import java.util.Arrays;
import java.util.Optional;

/// How the images of a data set get into an export.
public enum ImageHandling {
    /// Hard links to the data set's files where the file system allows it, else copies; marked images are drawn.
    LINK("link"),
    /// Copies of the data set's files; marked images are drawn.
    COPY("copy"),
    /// The encoded images stand in the records themselves.
    EMBED("embed"),
    /// No image is written; the records name the files of the data set.
    NONE("none");

    private final String key;

    ImageHandling(String key) {
        this.key = key;
    }

    /// The name on the command line.
    public String key() {
        return key;
    }

    public static Optional<ImageHandling> byKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
