package org.multispa.training.mixture.lines;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What tells whether a file is still the one that an index was made of: size, time of the last change, and
/// SHA-256 of pieces of it, which are spread evenly from its first to its last byte.
///
/// @param bytes the file's size
/// @param changed milliseconds since 1970
/// @param sampled 32 bytes
record FileKey(long bytes, long changed, byte[] sampled) {
    private static final int PIECES = 16;
    private static final int PIECE = 4096;

    static FileKey of(Path file, FileChannel data) throws IOException {
        return new FileKey(data.size(), Files.getLastModifiedTime(file).toMillis(), sample(data));
    }

    private static byte[] sample(FileChannel data) throws IOException {
        long spread = Math.max(0, data.size() - PIECE);
        MessageDigest digest = sha256();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int i = 0; i < PIECES; i++) {
            long at = Math.round((double) spread * i / (PIECES - 1));
            piece.clear();
            int read = 0;
            while (read >= 0 && piece.hasRemaining()) {
                read = data.read(piece, at + piece.position());
            }
            digest.update(piece.flip());
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
