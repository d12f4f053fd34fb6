package org.multispa.scenes.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The data of one entry from its first byte: exactly as many bytes as declared, their checksum compared at the
/// end unless some were skipped.
final class EntryStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ZipPlace place;
    private final Inflater inflater = new Inflater(true);
    private final InputStream data;
    private final CRC32 crc = new CRC32();
    private long at;
    private boolean skipped;

    EntryStream(FileChannel channel, ZipPlace place) throws IOException {
        this.channel = channel;
        this.place = place;
        InputStream packed = new LimitedStream(Channels.newInputStream(channel.position(place.data())), place.stored());
        this.data = place.deflated() ? new InflaterInputStream(packed, inflater, BUFFER) : packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == place.size()) {
            return -1;
        }
        int count = data.read(into, from, (int) Math.min(length, place.size() - at));
        if (count < 0) {
            throw new IOException("expected " + place.size() + " bytes, the data ends after " + at);
        }
        crc.update(into, from, count);
        at += count;
        if (at == place.size()) {
            requireEnd();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        if (place.deflated()) {
            return super.skip(count);
        }
        long step = Math.clamp(count, 0, place.size() - at);
        if (step > 0) {
            data.skipNBytes(step);
            at += step;
            skipped = true;
        }
        return step;
    }

    private void requireEnd() throws IOException {
        if (place.deflated() && (data.read() >= 0 || inflater.getBytesRead() != place.stored())) {
            throw new IOException("the data unpacks to more than the declared " + place.size()
                    + " bytes or is followed by something else");
        }
        if (!skipped && crc.getValue() != place.crc()) {
            throw new IOException("the data's checksum is not the declared one; the file is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
