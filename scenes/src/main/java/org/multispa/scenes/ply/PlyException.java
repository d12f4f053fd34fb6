package org.multispa.scenes.ply;

import java.io.IOException;

/// Bytes that are not the PLY they claim to be; [PlyReader] adds which file it was.
final class PlyException extends IOException {
    private static final long serialVersionUID = 1;

    PlyException(String message) {
        super(message);
    }
}
