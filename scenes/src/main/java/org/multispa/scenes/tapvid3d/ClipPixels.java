package org.multispa.scenes.tapvid3d;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.npy.NpyStrings;

/// The image of one frame inside a clip's file, read anew at each call.
record ClipPixels(Path file, NpyStrings images, int row) implements FramePixels {
    @Override
    public DepthMap depth() throws IOException {
        throw new IOException(file + ": frame " + row + " has no depth image, tracked videos have none");
    }

    @Override
    public byte[] encodedColor() throws IOException {
        byte[] image = images.get(row);
        if (image.length < 2 || image[0] != (byte) 0xFF || image[1] != (byte) 0xD8) {
            throw new IOException("expected a JPEG image, found something else in " + image.length + " bytes");
        }
        return image;
    }

    @Override
    public String colorExtension() {
        return "jpg";
    }

    @Override
    public Optional<Path> colorFile() {
        return Optional.empty();
    }
}
