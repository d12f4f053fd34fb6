package org.multispa.scenes.npz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.multispa.scenes.npy.NpyInput;

/// One entry of an archive. Pieces of a stored entry are read in place. A deflated entry has to be unpacked from
/// its beginning; if it is not too large it is kept while memory allows, so that its pieces can be read in any
/// order.
final class NpzEntry implements NpyInput {
    private static final long MOST_KEPT = 1L << 27;

    private final Path path;
    private final String name;
    private final ZipPlace place;
    private final AtomicReference<SoftReference<byte[]>> unpacked =
            new AtomicReference<>(new SoftReference<>(new byte[0]));

    NpzEntry(Path path, String name, ZipPlace place) {
        this.path = path;
        this.name = name;
        this.place = place;
    }

    @Override
    public long size() {
        return place.size();
    }

    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(path);
        try {
            return new BufferedInputStream(new EntryStream(channel, place), 1 << 16);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public byte[] read(long from, int length) throws IOException {
        if (from < 0 || length < 0 || from > place.size() - length) {
            throw new EOFException(where() + "expected " + length + " bytes from " + from + " of " + place.size());
        }
        if (!place.deflated()) {
            try (FileChannel channel = FileChannel.open(path)) {
                return new ZipBytes(channel).read(place.data() + from, length).array();
            } catch (IOException e) {
                throw new IOException(where() + e.getMessage(), e);
            }
        }
        if (place.size() <= MOST_KEPT) {
            return Arrays.copyOfRange(whole(), (int) from, (int) from + length);
        }
        return unpack(from, length);
    }

    private byte[] whole() throws IOException {
        byte[] kept = unpacked.get().get();
        if (kept == null || kept.length < place.size()) {
            synchronized (unpacked) {
                kept = unpacked.get().get();
                if (kept == null || kept.length < place.size()) {
                    kept = unpack(0, (int) place.size());
                    unpacked.set(new SoftReference<>(kept));
                }
            }
        }
        return kept;
    }

    private byte[] unpack(long from, int length) throws IOException {
        try (InputStream in = open()) {
            in.skipNBytes(from);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the data ends early");
            }
            return bytes;
        } catch (IOException e) {
            throw new IOException(where() + e.getMessage(), e);
        }
    }

    private String where() {
        return path + ": entry " + name + ": ";
    }
}
