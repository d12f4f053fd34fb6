package org.multispa.dataset.export;

import java.util.Optional;

/// One image of an exported sample, as a model is to see it.
public final class ExportImage {
    private static final byte PNG_FIRST = (byte) 0x89;

    private final String path;
    private final Optional<byte[]> bytes;

    private ExportImage(String path, Optional<byte[]> bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /// @param path below the export's image root, with forward slashes
    static ExportImage file(String path) {
        return new ExportImage(path, Optional.empty());
    }

    /// @param bytes JPEG or PNG
    static ExportImage embedded(String path, byte[] bytes) {
        return new ExportImage(path, Optional.of(bytes));
    }

    /// Where the file lies, below [ExportTarget#imageRoot]. For an embedded image: the data set's name of it.
    public String path() {
        return path;
    }

    /// Whether [#bytes] are there: exactly if the export embeds its images.
    public boolean isEmbedded() {
        return bytes.isPresent();
    }

    /// The encoded image; not to be changed.
    ///
    /// @throws IllegalStateException if the export does not embed its images
    public byte[] bytes() {
        return bytes.orElseThrow(() -> new IllegalStateException(path + " is not embedded"));
    }

    /// `png` or `jpg`, by the first byte of an embedded image.
    public String extension() {
        byte[] encoded = bytes();
        return encoded.length > 0 && encoded[0] == PNG_FIRST ? "png" : "jpg";
    }
}
