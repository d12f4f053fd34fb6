package org.multispa.scenes.npz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip archives, honest ones and others.
public final class TinyZip {
    private final List<Entry> entries = new ArrayList<>();
    private boolean zip64End;
    private int countOffset;

    /// What stands in an archive about one entry; every number may be made to lie.
    public static final class Entry {
        String name;
        String localName;
        int flags;
        int method;
        byte[] packed;
        long crc;
        long stored;
        long size;
        long localSize;
        long headerOffset = -1;
        boolean zip64;

        private Entry(String name, byte[] data, boolean deflate) {
            this.name = name;
            this.localName = name;
            this.method = deflate ? 8 : 0;
            this.packed = deflate ? deflated(data) : data;
            CRC32 sum = new CRC32();
            sum.update(data);
            this.crc = sum.getValue();
            this.stored = packed.length;
            this.size = data.length;
            this.localSize = size;
        }

        /// Sizes in extra fields of 64 bits, as NumPy writes them.
        Entry large() {
            zip64 = true;
            return this;
        }

        /// Sizes behind the data.
        Entry streamed() {
            flags |= 8;
            return this;
        }
    }

    public static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    public Entry add(String name, byte[] data, boolean deflate) {
        Entry entry = new Entry(name, data, deflate);
        entries.add(entry);
        return entry;
    }

    /// A zip64 record at the end.
    TinyZip large() {
        zip64End = true;
        return this;
    }

    /// Claims so many entries more than there are.
    TinyZip countedMoreBy(int more) {
        countOffset = more;
        return this;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] sizes(int id, long... values) {
        ByteBuffer extra = ByteBuffer.allocate(4 + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) (8 * values.length));
        Arrays.stream(values).forEach(extra::putLong);
        return extra.array();
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (Entry e : entries) {
            long offset = e.headerOffset < 0 ? out.size() : e.headerOffset;
            boolean streamed = (e.flags & 8) != 0;
            byte[] localName = e.localName.getBytes(StandardCharsets.UTF_8);
            byte[] localExtra = e.zip64 ? sizes(1, e.localSize, e.stored) : new byte[0];
            out.writeBytes(buffer(30)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) e.flags)
                    .putShort((short) e.method)
                    .putInt(0)
                    .putInt(streamed ? 0 : (int) e.crc)
                    .putInt(streamed ? 0 : e.zip64 ? -1 : (int) e.stored)
                    .putInt(streamed ? 0 : e.zip64 ? -1 : (int) e.localSize)
                    .putShort((short) localName.length)
                    .putShort((short) localExtra.length)
                    .array());
            out.writeBytes(localName);
            out.writeBytes(localExtra);
            out.writeBytes(e.packed);
            if (streamed) {
                out.writeBytes(buffer(16)
                        .putInt(0x08074b50)
                        .putInt((int) e.crc)
                        .putInt((int) e.stored)
                        .putInt((int) e.size)
                        .array());
            }
            byte[] name = e.name.getBytes(StandardCharsets.UTF_8);
            byte[] extra = e.zip64 ? sizes(1, e.size, e.stored, offset) : new byte[0];
            list.writeBytes(buffer(46)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) e.flags)
                    .putShort((short) e.method)
                    .putInt(0)
                    .putInt((int) e.crc)
                    .putInt(e.zip64 ? -1 : (int) e.stored)
                    .putInt(e.zip64 ? -1 : (int) e.size)
                    .putShort((short) name.length)
                    .putShort((short) extra.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(e.zip64 ? -1 : (int) offset)
                    .array());
            list.writeBytes(name);
            list.writeBytes(extra);
        }
        int directory = out.size();
        int count = entries.size() + countOffset;
        out.writeBytes(list.toByteArray());
        if (zip64End) {
            long at = out.size();
            out.writeBytes(buffer(56)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(list.size())
                    .putLong(directory)
                    .array());
            out.writeBytes(buffer(20)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(at)
                    .putInt(1)
                    .array());
        }
        out.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) (zip64End ? -1 : count))
                .putShort((short) (zip64End ? -1 : count))
                .putInt(zip64End ? -1 : list.size())
                .putInt(zip64End ? -1 : directory)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }
}
