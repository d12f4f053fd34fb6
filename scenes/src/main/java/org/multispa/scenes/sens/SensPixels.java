package org.multispa.scenes.sens;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.multispa.geometry.DepthMap;
import org.multispa.scenes.FramePixels;

/// The images of a frame inside a `.sens` container, which is opened anew at each call.
record SensPixels(Path path, SensHeader header, SensFrame frame, int number) implements FramePixels {
    /// Deflate shrinks nothing further than this.
    private static final long MAX_RATIO = 1032;

    @Override
    public DepthMap depth() throws IOException {
        byte[] stored = read(frame.depth(), frame.depthBytes(), "depth image");
        int width = header.depthSize().width();
        int height = header.depthSize().height();
        int expected = 2 * width * height;
        byte[] bytes = header.depthDeflated() ? inflate(stored, expected) : stored;
        if (bytes.length != expected) {
            throw broken("expected " + expected + " bytes of raw depth, found " + bytes.length);
        }
        char[] raw = new char[width * height];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(raw);
        return new DepthMap(raw, width, height, header.depthShift(), 0);
    }

    @Override
    public byte[] encodedColor() throws IOException {
        return read(frame.color(), frame.colorBytes(), "colour image");
    }

    @Override
    public String colorExtension() {
        return header.colorExtension();
    }

    @Override
    public Optional<Path> colorFile() {
        return Optional.empty();
    }

    private byte[] read(long from, int length, String what) throws IOException {
        try (SensBytes file = SensBytes.open(path)) {
            return file.read(from, length).array();
        } catch (IOException e) {
            throw new IOException(what + " of frame " + number + ": " + e.getMessage(), e);
        }
    }

    /// Inflates to the size of the depth image and not a byte further.
    private byte[] inflate(byte[] deflated, int expected) throws IOException {
        if (deflated.length * MAX_RATIO < expected) {
            throw broken(deflated.length + " bytes cannot hold the " + expected + " bytes of a depth image");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] bytes = new byte[expected];
            int filled = inflater.inflate(bytes);
            if (filled < expected) {
                throw broken("expected " + expected + " bytes of depth, found " + filled);
            }
            if (inflater.inflate(new byte[1]) > 0) {
                throw broken("expected " + expected + " bytes of depth, found more");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IOException(broken(String.valueOf(e.getMessage())).getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private IOException broken(String message) {
        return new IOException(path + ": depth image of frame " + number + ": " + message);
    }
}
