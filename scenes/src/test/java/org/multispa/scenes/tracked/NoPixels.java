package org.multispa.scenes.tracked;

import java.nio.file.Path;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.scenes.FramePixels;

/// A frame whose image nobody may ask for.
record NoPixels() implements FramePixels {
    @Override
    public DepthMap depth() {
        throw new AssertionError("depth was read");
    }

    @Override
    public byte[] encodedColor() {
        throw new AssertionError("the image was read");
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
