package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.images.ImageFormatException;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.scenes.FramePixels;

/// The images of a frame in files of their own; depth in millimetres.
record FolderPixels(int number, Path color, Path depthFile) implements FramePixels {
    private static final long MAX_BYTES = 1L << 28;
    private static final double UNITS_PER_METRE = 1000;

    @Override
    public DepthMap depth() throws IOException {
        byte[] encoded = read(depthFile, "depth image");
        try {
            Gray16 image = Gray16Png.decode(encoded);
            return new DepthMap(image.values(), image.width(), image.height(), UNITS_PER_METRE, 0);
        } catch (ImageFormatException e) {
            throw new IOException(depthFile + ": depth image of frame " + number + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] encodedColor() throws IOException {
        return read(color, "colour image");
    }

    @Override
    public String colorExtension() {
        String name = ScanNetLayout.nameOf(color);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public Optional<Path> colorFile() {
        return Optional.of(color);
    }

    private byte[] read(Path file, String what) throws IOException {
        try {
            long size = Files.size(file);
            if (size <= MAX_BYTES) {
                return Files.readAllBytes(file);
            }
            throw new IOException("expected at most " + MAX_BYTES + " bytes, found " + size);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": " + what + " of frame " + number + ": no such file", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + what + " of frame " + number + ": " + e.getMessage(), e);
        }
    }
}
