package org.multispa.scenes.tracked;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.TrackSubset;

/// A tracked video as its files give it.
///
/// @param subset what its folder, name or file says it is
/// @param frames reads the frames; in any order of their numbers
public record TrackedVideo(SceneId id, TrackSubset subset, Lens lens, TrackArrays tracks, List<Entry> frames) {
    /// How far a pose's 3x3 block may be from a rotation.
    private static final double MAX_ORTHONORMALITY_ERROR = 0.05;

    public TrackedVideo {
        frames = List.copyOf(frames);
    }

    /// One frame that has yet to be read.
    ///
    /// @param number the frame's number
    /// @param name what a user calls it
    public record Entry(int number, String name, Reader reader) {}

    /// Reads one frame.
    @FunctionalInterface
    public interface Reader {
        /// @throws IOException with the reason, if the frame has to be set aside
        VideoFrame read() throws IOException;
    }

    /// Takes the frames at positions that are a multiple of [LoadOptions#every], sets aside those that are broken
    /// (lost pose, unreadable image, image of another size, number used before), and keeps the first
    /// [LoadOptions#maxFrames] of the rest. Every image is read once, none is decoded.
    ///
    /// @throws IOException if no frame is left
    /// @throws IllegalArgumentException if the intrinsics are none
    public DynamicScene toScene(LoadOptions options) throws IOException {
        List<Entry> entries = new ArrayList<>(frames);
        entries.sort(Comparator.comparingInt(Entry::number));
        List<VideoFrame> kept = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        Optional<ImageSize> size = lens.size();
        for (long i = 0; i < entries.size() && kept.size() < options.maxFrames(); i += options.every()) {
            Entry entry = entries.get((int) i);
            try {
                VideoFrame frame = entry.reader().read();
                requireNumberAndPose(frame, kept.isEmpty() ? -1 : kept.getLast().number());
                size = Optional.of(requireImage(frame, size));
                kept.add(frame);
            } catch (IOException e) {
                setAside.add(SetAside.because(entry.name(), e));
            }
        }
        if (kept.isEmpty() || size.isEmpty()) {
            throw new IOException("no usable frame among " + entries.size()
                    + (setAside.isEmpty()
                            ? ""
                            : ", the first one, " + setAside.getFirst().what() + ": "
                                    + setAside.getFirst().reason()));
        }
        Intrinsics camera = lens.of(size.get());
        TrackArrays.Taken taken = tracks.take(kept);
        if (taken.notFinite() > 0) {
            setAside.add(new SetAside(
                    "tracks",
                    taken.notFinite() + " positions are marked visible and hold NaN or inf; these points are taken as"
                            + " not visible there"));
        }
        List<Frame> posed = kept.stream()
                .map(frame -> new Frame(frame.number(), frame.pose(), camera, frame.pixels()))
                .toList();
        return new DynamicScene(id, options.trackSubset().orElse(subset), posed, taken.tracks(), setAside);
    }

    private static void requireNumberAndPose(VideoFrame frame, int previous) throws IOException {
        if (frame.number() <= previous) {
            throw new IOException("frame number " + frame.number() + " is used before or negative");
        }
        Pose pose = frame.pose();
        if (!pose.isFinite() || !frame.toCamera().isFinite()) {
            throw new IOException("the pose holds inf or NaN, tracking was lost");
        }
        double error = pose.orthonormalityError();
        if (error > MAX_ORTHONORMALITY_ERROR) {
            throw new IOException("the 3x3 block of the pose is no rotation (it deviates by " + error + ")");
        }
    }

    private static ImageSize requireImage(VideoFrame frame, Optional<ImageSize> expected) throws IOException {
        ImageSize found;
        try {
            found = ImageSize.ofComplete(frame.pixels().encodedColor());
        } catch (ImageFormatException e) {
            throw new IOException("broken image: " + e.getMessage(), e);
        }
        if (expected.isPresent() && !expected.get().equals(found)) {
            throw new IOException("the image has " + found.width() + "x" + found.height() + " pixels, expected "
                    + expected.get().width() + "x" + expected.get().height());
        }
        return found;
    }
}
