package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SetAside;

/// Chooses where the frames of a scan are read from, and turns what is stored there into posed frames of the aligned
/// world.
final class ScanFrames {
    private final ScanNetLayout layout;
    private final ScanMetadata metadata;
    private final List<SetAside> setAside;

    /// @param setAside takes what is left out on the way
    ScanFrames(ScanNetLayout layout, ScanMetadata metadata, List<SetAside> setAside) {
        this.layout = layout;
        this.metadata = metadata;
        this.setAside = setAside;
    }

    /// @param alignment from the scan's world to the aligned one
    /// @throws SceneException if there is no frame that can be used
    List<Frame> read(Pose alignment, LoadOptions options) throws SceneException {
        FrameStore store = choose();
        setAside.addAll(store.setAside());
        List<Integer> numbers = store.numbers();
        List<Posed> posed = new ArrayList<>();
        for (long i = 0; i < numbers.size() && posed.size() < options.maxFrames(); i += options.every()) {
            int number = numbers.get((int) i);
            try {
                Pose pose = alignment.times(requireUsable(store.pose(number)));
                posed.add(new Posed(number, requireUsable(pose), store.pixels(number)));
            } catch (IOException e) {
                setAside.add(SetAside.because("frame " + number, e));
            }
        }
        if (posed.isEmpty()) {
            throw new SceneException(
                    "scene " + layout.name() + ": none of its frames can be used" + reasons("; the first reasons: "));
        }
        Intrinsics camera = camera(store, posed);
        return posed.stream()
                .map(frame -> new Frame(frame.number(), frame.pose(), camera, frame.pixels()))
                .toList();
    }

    private record Posed(int number, Pose pose, FramePixels pixels) {}

    private static Pose requireUsable(Pose pose) throws IOException {
        if (!pose.isFinite()) {
            throw new IOException("lost tracking: the pose holds inf or NaN");
        }
        if (!(pose.orthonormalityError() < 0.1)) {
            throw new IOException("expected the pose to be a rotation and a shift, its axes are " + pose.axisX() + ", "
                    + pose.axisY() + ", " + pose.axisZ());
        }
        return pose;
    }

    private interface Opening {
        FrameStore open() throws IOException;
    }

    private record Candidate(boolean there, String what, Opening opening) {}

    private FrameStore choose() throws SceneException {
        List<Candidate> candidates = List.of(
                new Candidate(
                        Files.isDirectory(layout.posed()),
                        layout.posed() + " (NNNNN.jpg, .png and .txt)",
                        () -> FrameFolder.posedImages(layout.posed())),
                new Candidate(
                        Files.isRegularFile(layout.sens()),
                        layout.sens().toString(),
                        () -> SensStore.open(layout.sens())),
                new Candidate(
                        Files.isDirectory(layout.scan()),
                        layout.scan() + " (color/N.jpg, depth/N.png and pose/N.txt)",
                        () -> FrameFolder.exported(layout.scan())));
        for (Candidate candidate : candidates) {
            try {
                if (candidate.there()) {
                    FrameStore store = candidate.opening().open();
                    if (!store.numbers().isEmpty()) {
                        return store;
                    }
                }
            } catch (IOException e) {
                setAside.add(SetAside.because(candidate.what(), e));
            }
        }
        throw new SceneException("scene " + layout.name() + " has no frames: looked for "
                + String.join(", ", candidates.stream().map(Candidate::what).toList())
                + reasons("; set aside: "));
    }

    private String reasons(String heading) {
        List<String> reasons = setAside.stream()
                .limit(3)
                .map(piece -> piece.what() + ": " + piece.reason())
                .toList();
        return reasons.isEmpty() ? "" : heading + String.join("; ", reasons);
    }

    private Intrinsics camera(FrameStore store, List<Posed> frames) throws SceneException {
        try {
            Optional<Lens> lens = store.lens().or(metadata::lens);
            Optional<ImageSize> declared = store.colorSize().or(metadata::colorSize);
            Optional<ImageSize> size = imageSize(frames).or(() -> declared);
            if (lens.isEmpty()) {
                throw new IOException("no intrinsics of the colour camera: looked for a matrix stored with the frames,"
                        + " and for fx_color, fy_color, mx_color and my_color in " + layout.metadata());
            }
            if (size.isEmpty()) {
                throw new IOException("no colour image can be read, and " + layout.metadata() + " tells no size");
            }
            return lens.get().camera(declared, size.get());
        } catch (IOException | IllegalArgumentException e) {
            throw new SceneException("scene " + layout.name() + ": " + e.getMessage(), e);
        }
    }

    /// The size of the first image that has one.
    private static Optional<ImageSize> imageSize(List<Posed> frames) {
        return frames.stream().flatMap(frame -> imageSize(frame).stream()).findFirst();
    }

    private static Optional<ImageSize> imageSize(Posed frame) {
        try {
            return Optional.of(ImageSize.of(frame.pixels().encodedColor()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
