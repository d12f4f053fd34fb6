package org.multispa.engine.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.files.Sha256;
import org.multispa.scenes.Frame;

/// Puts the images of one scene's samples into its part: each unmarked frame once, linked where the file system can,
/// and each marked image drawn. Safe for several threads.
public final class SceneImages {
    private final ImagesMode mode;
    private final Path folder;
    private final ConcurrentSkipListMap<String, String> hashes = new ConcurrentSkipListMap<>();

    /// @param folder the part's image root
    public SceneImages(ImagesMode mode, Path folder) {
        this.mode = mode;
        this.folder = folder;
    }

    /// Makes sure that every image of the sample is there.
    public void provide(SampleMaker.Made made) throws IOException {
        switch (mode) {
            case NONE -> {}
            case LAZY -> {
                for (int i = 0; i < made.frames().size(); i++) {
                    providePlain(
                            made.sample().images().get(i).path(), made.frames().get(i));
                }
            }
            case DRAWN -> {
                for (int i = 0; i < made.frames().size(); i++) {
                    provideDrawn(made.sample(), i, made.frames().get(i));
                }
            }
        }
    }

    /// SHA-256 of each image, by its path below the image root.
    public SortedMap<String, String> hashes() {
        return Collections.unmodifiableSortedMap(hashes);
    }

    private void provideDrawn(Sample sample, int image, Frame frame) throws IOException {
        String path = sample.images().get(image).path();
        if (sample.overlay(image).isEmpty()) {
            providePlain(path, frame);
        } else {
            byte[] drawn = SampleImages.drawn(sample, image, frame.pixels().encodedColor());
            hashes.put(path, Sha256.of(drawn));
            Files.write(prepared(path), drawn);
        }
    }

    private void providePlain(String path, Frame frame) throws IOException {
        if (hashes.putIfAbsent(path, "") != null) {
            return;
        }
        byte[] original = frame.pixels().encodedColor();
        hashes.put(path, Sha256.of(original));
        Path target = prepared(path);
        Optional<Path> source = frame.pixels().colorFile();
        if (source.isEmpty() || !linked(source.get(), target)) {
            Files.write(target, original);
        }
    }

    private Path prepared(String path) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        return target;
    }

    private static boolean linked(Path source, Path target) {
        try {
            Files.createLink(target, source.toRealPath());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
