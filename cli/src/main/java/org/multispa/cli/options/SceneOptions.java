package org.multispa.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.TrackSubset;
import picocli.CommandLine.Option;

/// Options about reading scenes, the same for every command that reads them.
public final class SceneOptions {
    private static final int SHOWN = 60;
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    @Option(
            names = "--every",
            paramLabel = "K",
            defaultValue = "1",
            converter = Positive.Int.class,
            description = "Take every K-th frame of a scan (default: ${DEFAULT-VALUE}; the paper takes every 5th).")
    private int every = 1;

    @Option(
            names = "--max-frames",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Take at most the first N of those frames (default: all).")
    @Nullable
    private Integer maxFrames;

    @Option(
            names = "--axis-alignment",
            paramLabel = "FILE.txt",
            description = "16 numbers, row by row: the matrix that brings the scan's world to metres with z up"
                    + " (default: the scan's own).")
    @Nullable
    private Path axisAlignment;

    @Option(
            names = "--up",
            paramLabel = "X,Y,Z",
            description = "Direction against gravity in the scan's world, where the scan does not say"
                    + " (default: from the floor that is found).")
    @Nullable
    private String up;

    @Option(
            names = "--voxel",
            paramLabel = "METRES",
            defaultValue = "0.03",
            description = "Grid width of the point set fused from depth, for scans without a mesh"
                    + " (default: ${DEFAULT-VALUE}).")
    private double voxel = 0.03;

    @Option(
            names = "--track-subset",
            paramLabel = "adt|pstudio|drivetrack|other",
            converter = Subsets.class,
            description = "Kind of the tracked videos (default: what their folders and names say).")
    @Nullable
    private TrackSubset trackSubset;

    public LoadOptions loadOptions() throws IOException {
        if (!(voxel > 0) || Double.isInfinite(voxel)) {
            throw new UsageException("--voxel: expected a positive number of metres, found " + voxel);
        }
        Optional<Vec3> upward = Optional.empty();
        if (up != null) {
            double[] v = numbers(up, 3, "--up");
            upward = Optional.of(new Vec3(v[0], v[1], v[2]));
        }
        Optional<Pose> alignment = Optional.empty();
        if (axisAlignment != null) {
            alignment = Optional.of(
                    Pose.ofRowMajor(numbers(Files.readString(axisAlignment), 16, axisAlignment.toString())));
        }
        return new LoadOptions(
                every,
                maxFrames == null ? Integer.MAX_VALUE : maxFrames,
                upward,
                alignment,
                voxel,
                Optional.ofNullable(trackSubset));
    }

    private static double[] numbers(String text, int count, String where) {
        try {
            double[] numbers = Arrays.stream(BLANKS.split(text.strip()))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == count && Arrays.stream(numbers).allMatch(Double::isFinite)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // told below, as a wrong number of numbers is
        }
        throw new UsageException(where + ": expected " + count + " finite numbers, found '" + shortened(text) + "'");
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private static final class Subsets extends Choice<TrackSubset> {
        Subsets() {
            super(List.of(TrackSubset.values()), TrackSubset::id);
        }
    }
}
