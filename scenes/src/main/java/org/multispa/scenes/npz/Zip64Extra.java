package org.multispa.scenes.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The numbers of 64 bits that stand in an entry's extra field where 32 bits do not suffice.
final class Zip64Extra {
    private static final int ID = 1;
    private static final long SATURATED = 0xFFFFFFFFL;

    private Zip64Extra() {}

    /// The block of zip64 numbers; empty where there is none.
    static ByteBuffer of(ByteBuffer extra) throws IOException {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int length = extra.getShort() & 0xFFFF;
            if (length > extra.remaining()) {
                throw new IOException("an entry's extra field is cut off");
            }
            if (id == ID) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    /// `value`, or where it is saturated the next number of the block.
    static long orNext(long value, ByteBuffer block, String name) throws IOException {
        if (value != SATURATED) {
            return value;
        }
        if (block.remaining() < Long.BYTES) {
            throw new IOException("entry " + name + " lacks its zip64 sizes");
        }
        return block.getLong();
    }
}
