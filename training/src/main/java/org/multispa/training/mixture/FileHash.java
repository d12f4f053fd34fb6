package org.multispa.training.mixture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.files.Sha256;

/// The hash of a file for the record of a run: of the whole of it, or where that would take long, of its ends.
///
/// @param sha256 64 hexadecimal digits
/// @param of [#WHOLE] or [#ENDS]
record FileHash(String sha256, String of) {
    static final String WHOLE = "whole file";
    static final String ENDS = "ends";

    private static final int END = 1 << 20;
    private static final long LARGE = 64L << 20;

    static FileHash of(Path file) throws IOException {
        return Files.size(file) <= LARGE ? new FileHash(Sha256.of(file), WHOLE) : ends(file);
    }

    /// The size as 8 bytes, the first MiB, the last MiB.
    static FileHash ends(Path file) throws IOException {
        long size = Files.size(file);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 2 * END).putLong(size);
        try (InputStream in = Files.newInputStream(file)) {
            bytes.put(in.readNBytes((int) Math.min(END, size)));
            long passed = (long) bytes.position() - Long.BYTES;
            in.skipNBytes(Math.max(0L, size - END - passed));
            bytes.put(in.readNBytes((int) Math.min(END, size - passed)));
        }
        byte[] read = new byte[bytes.flip().remaining()];
        bytes.get(read);
        return new FileHash(Sha256.of(read), ENDS);
    }
}
