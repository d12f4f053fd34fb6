package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.sens.SensFile;

/// The frames of a `.sens` file.
record SensStore(Path path, SensFile file) implements FrameStore {
    static SensStore open(Path path) throws IOException {
        return new SensStore(path, SensFile.open(path));
    }

    @Override
    public List<Integer> numbers() {
        return IntStream.range(0, file.size()).boxed().toList();
    }

    @Override
    public Optional<Lens> lens() throws IOException {
        double[] matrix = file.colorIntrinsics();
        if (matrix[0] == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Lens.of(matrix));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ImageSize> colorSize() {
        return Optional.of(file.colorSize());
    }

    @Override
    public Pose pose(int number) throws IOException {
        try {
            return Numbers.pose(file.pose(number));
        } catch (NumberFormatException e) {
            throw new IOException(path + ": pose of frame " + number + ": " + e.getMessage(), e);
        }
    }

    @Override
    public FramePixels pixels(int number) throws IOException {
        return file.pixels(number);
    }

    @Override
    public List<SetAside> setAside() {
        if (file.isComplete()) {
            return List.of();
        }
        return List.of(new SetAside(
                path + " from frame " + file.size() + " on",
                "expected " + file.claimedSize() + " frames, found " + file.size() + " whole ones before the file"
                        + " ends or a frame claims more bytes than are left: copy the file again"));
    }
}
