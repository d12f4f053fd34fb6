package org.multispa.images;

import java.io.IOException;

/// Bytes that are not the image they claim to be: truncated, broken or larger than allowed. The message says what was
/// expected and what was found; the caller adds which file it was.
public final class ImageFormatException extends IOException {
    private static final long serialVersionUID = 1;

    public ImageFormatException(String message) {
        super(message);
    }

    public ImageFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
