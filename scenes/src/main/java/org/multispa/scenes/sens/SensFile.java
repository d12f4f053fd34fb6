package org.multispa.scenes.sens;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;

/// The posed colour and depth frames inside a `.sens` container (version 4; colour as JPEG or PNG, depth raw or
/// deflated). Opening it reads the small header of each frame once; images are read from their places when they are
/// asked for. Immutable, holds no open file, safe for any number of threads.
public final class SensFile {
    private final Path path;
    private final SensHeader header;
    private final List<SensFrame> frames;

    private SensFile(Path path, SensHeader header, List<SensFrame> frames) {
        this.path = path;
        this.header = header;
        this.frames = frames;
    }

    /// Reads the header and the index of frames. A file that ends early gives the frames that lie whole in it.
    ///
    /// @throws IOException naming the file, if it is missing, its header is broken, or it is of a kind that is not
    ///     read (another version, another compression)
    public static SensFile open(Path path) throws IOException {
        try (SensBytes file = SensBytes.open(path)) {
            SensHeader header = SensHeader.read(file);
            List<SensFrame> frames = new ArrayList<>();
            long at = header.end();
            while (Long.compareUnsigned(frames.size(), header.frames()) < 0 && SensFrame.HEADER <= file.size() - at) {
                ByteBuffer bytes = file.read(at, SensFrame.HEADER);
                double[] pose = SensHeader.matrix(bytes);
                long color = bytes.getLong(80);
                long depth = bytes.getLong(88);
                long left = file.size() - at - SensFrame.HEADER;
                if (!isSize(color, left) || !isSize(depth, left - color)) {
                    break;
                }
                frames.add(new SensFrame(pose, at, (int) color, (int) depth));
                at += SensFrame.HEADER + color + depth;
            }
            return new SensFile(path, header, List.copyOf(frames));
        }
    }

    private static boolean isSize(long bytes, long left) {
        return bytes >= 0 && bytes <= left && bytes <= Integer.MAX_VALUE - 8;
    }

    /// How many frames lie whole in the file; they are numbered from 0.
    public int size() {
        return frames.size();
    }

    /// How many frames the header claims, in decimal (it is an unsigned 64-bit number).
    public String claimedSize() {
        return Long.toUnsignedString(header.frames());
    }

    /// Whether every frame that the header claims lies whole in the file.
    public boolean isComplete() {
        return frames.size() == header.frames();
    }

    /// Intrinsics of the colour camera, a 4x4 matrix in row order; all zero where the recorder did not know them.
    public double[] colorIntrinsics() {
        return header.colorMatrix().clone();
    }

    public ImageSize colorSize() {
        return header.colorSize();
    }

    /// Camera to world as stored, 4x4 in row order, metres; infinite where tracking was lost.
    public double[] pose(int frame) {
        return frames.get(frame).pose().clone();
    }

    /// The images of a frame.
    ///
    /// @throws IOException if the frame was stored without colour or depth
    public FramePixels pixels(int frame) throws IOException {
        SensFrame stored = frames.get(frame);
        if (stored.colorBytes() == 0 || stored.depthBytes() == 0) {
            throw new IOException(path + ": frame " + frame + " has " + stored.colorBytes() + " bytes of colour and "
                    + stored.depthBytes() + " of depth, expected both");
        }
        return new SensPixels(path, header, stored, frame);
    }
}
