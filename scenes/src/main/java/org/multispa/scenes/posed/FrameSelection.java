package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.multispa.images.ImageSize;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SetAside;

/// The frames of a scan that are used, and those that are not, with the reason.
public record FrameSelection(List<PosedImages> frames, List<SetAside> setAside) {
    /// How far a pose's 3x3 block may be from a rotation.
    private static final double MAX_ORTHONORMALITY_ERROR = 0.05;

    public FrameSelection {
        frames = List.copyOf(frames);
        setAside = List.copyOf(setAside);
    }

    /// Reads one frame of a scan.
    @FunctionalInterface
    public interface Reader<T> {
        /// @throws IOException with the reason, if the frame has to be set aside
        PosedImages read(T entry) throws IOException;
    }

    /// Takes the entries at positions that are a multiple of [LoadOptions#every], sets aside those that are broken
    /// (unreadable or lost pose, missing file, number used before), and keeps the first [LoadOptions#maxFrames] of
    /// the rest.
    ///
    /// @param entries all frames of the scan in rising order of their numbers
    /// @param name what a user calls an entry
    public static <T> FrameSelection of(
            List<T> entries, LoadOptions options, Function<T, String> name, Reader<T> reader) {
        List<PosedImages> frames = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        for (long i = 0; i < entries.size() && frames.size() < options.maxFrames(); i += options.every()) {
            T entry = entries.get((int) i);
            try {
                PosedImages frame = reader.read(entry);
                check(frame, frames.isEmpty() ? -1 : frames.getLast().number());
                frames.add(frame);
            } catch (IOException e) {
                setAside.add(SetAside.because(name.apply(entry), e));
            }
        }
        return new FrameSelection(frames, setAside);
    }

    /// Size of the colour images: that of the first frame whose image can be read.
    ///
    /// @throws IOException with the first reason, if there is no such frame
    public ImageSize colorSize() throws IOException {
        List<String> reasons = new ArrayList<>();
        setAside.stream().limit(1).forEach(first -> reasons.add(first.what() + ": " + first.reason()));
        for (PosedImages frame : frames) {
            try {
                return ImageFiles.size(frame.color());
            } catch (IOException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new IOException(
                "no usable frame" + (reasons.isEmpty() ? "" : ", the first reason is: " + reasons.getFirst()));
    }

    private static void check(PosedImages frame, int previous) throws IOException {
        if (frame.number() <= previous) {
            throw new IOException("frame number " + frame.number() + " is used before or negative");
        }
        if (!frame.pose().isFinite()) {
            throw new IOException("the pose holds inf or NaN, tracking was lost");
        }
        double error = frame.pose().orthonormalityError();
        if (error > MAX_ORTHONORMALITY_ERROR) {
            throw new IOException("the 3x3 block of the pose is no rotation (it deviates by " + error + ")");
        }
        require(frame.color());
        require(frame.depth());
    }

    private static void require(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("missing file " + file);
        }
    }
}
