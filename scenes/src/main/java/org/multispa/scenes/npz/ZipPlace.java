package org.multispa.scenes.npz;

import java.io.IOException;

/// Where an entry's data lies in an archive.
///
/// @param flags the general purpose flags
/// @param crc CRC-32 of the data, unpacked
/// @param stored bytes in the archive
/// @param size bytes unpacked
/// @param header where the entry's own header begins
/// @param data where its data begins; 0 until its own header has been read
record ZipPlace(int flags, int method, long crc, long stored, long size, long header, long data) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int SIZES_FOLLOW = 1 << 3;
    /// Deflate packs no tighter than this.
    private static final long MOST_RATIO = 1032;

    private static final long SLACK = 1024;

    boolean deflated() {
        return method == DEFLATED;
    }

    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    ZipPlace withData(long begin) {
        return new ZipPlace(flags, method, crc, stored, size, header, begin);
    }

    void requireReadable(String name) throws IOException {
        if ((flags & ENCRYPTED) != 0) {
            throw new IOException("entry " + name + " is encrypted, which is not read");
        }
        if (method != STORED && method != DEFLATED) {
            throw new IOException("entry " + name + " is packed by method " + method
                    + ", expected 0 (stored) or 8 (deflated), as numpy.savez and savez_compressed write");
        }
        if (stored < 0 || size < 0 || header < 0) {
            throw new IOException("entry " + name + " has a size or place beyond 2^63");
        }
        if (method == STORED && stored != size) {
            throw new IOException(
                    "entry " + name + " is stored in " + stored + " bytes and claims to be of " + size + " bytes");
        }
        if (method == DEFLATED && size / MOST_RATIO > stored + SLACK) {
            throw new IOException("entry " + name + " claims " + size + " bytes unpacked, more than " + stored
                    + " bytes of deflated data can hold");
        }
    }
}
