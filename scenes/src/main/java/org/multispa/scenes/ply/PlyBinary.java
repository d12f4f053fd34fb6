package org.multispa.scenes.ply;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers in binary, of either byte order.
final class PlyBinary implements PlyBody {
    private final MemorySegment file;
    private final ValueLayout.OfShort shorts;
    private final ValueLayout.OfInt ints;
    private final ValueLayout.OfLong longs;
    private long at;

    PlyBinary(MemorySegment file, long start, ByteOrder order) {
        this.file = file;
        this.at = start;
        this.shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        this.ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    }

    @Override
    public double next(PlyType type) throws PlyException {
        long from = at;
        skip(type, 1);
        return switch (type) {
            case CHAR -> file.get(ValueLayout.JAVA_BYTE, from);
            case UCHAR -> file.get(ValueLayout.JAVA_BYTE, from) & 0xFF;
            case SHORT -> file.get(shorts, from);
            case USHORT -> file.get(shorts, from) & 0xFFFF;
            case INT -> file.get(ints, from);
            case UINT -> file.get(ints, from) & 0xFFFFFFFFL;
            case FLOAT -> Float.intBitsToFloat(file.get(ints, from));
            case DOUBLE -> Double.longBitsToDouble(file.get(longs, from));
        };
    }

    @Override
    public void skip(PlyType type, long count) throws PlyException {
        if (count > (file.byteSize() - at) / type.bytes()) {
            throw new PlyException("truncated: the file ends after " + file.byteSize() + " bytes within its data");
        }
        at += count * type.bytes();
    }

    @Override
    public void skip(PlyElement element) throws PlyException {
        requireRoom(element);
        if (element.hasList()) {
            PlyBody.super.skip(element);
        } else {
            at += element.count() * element.leastBytes();
        }
    }

    @Override
    public void requireRoom(PlyElement element) throws PlyException {
        long left = file.byteSize() - at;
        long each = element.leastBytes();
        if (each > 0 && element.count() > left / each) {
            throw new PlyException("truncated: " + element.count() + " elements '" + element.name() + "' of at least "
                    + each + " bytes do not fit into the " + left + " bytes left");
        }
    }
}
