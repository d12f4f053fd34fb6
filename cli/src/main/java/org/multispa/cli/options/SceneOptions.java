package org.multispa.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
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
import org.multispa.scenes.SceneList;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.TrackSubset;
import picocli.CommandLine.Option;

/// Options about reading scenes, the same for every command that reads them.
public final class SceneOptions {
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    @Option(
            names = "--every",
            paramLabel = "K",
            defaultValue = "1",
            description = "Take every K-th frame of a scan (default: ${DEFAULT-VALUE}; the paper takes every 5th).")
    int every = 1;

    @Option(names = "--max-frames", paramLabel = "N", description = "Take at most N frames of a scan.")
    @Nullable
    Integer maxFrames;

    @Option(
            names = "--axis-alignment",
            paramLabel = "FILE.txt",
            description = "16 numbers, row by row: the matrix that brings the scan's world to metres with z up.")
    @Nullable
    Path axisAlignment;

    @Option(
            names = "--up",
            paramLabel = "X,Y,Z",
            description = "Direction against gravity in the scan's world, where the scan does not say.")
    @Nullable
    String up;

    @Option(
            names = "--voxel",
            paramLabel = "METRES",
            defaultValue = "0.03",
            description = "Grid width of the point set fused from depth, for scans without a mesh (${DEFAULT-VALUE}).")
    double voxel = 0.03;

    @Option(
            names = "--track-subset",
            paramLabel = "adt|pstudio|drivetrack|other",
            description = "Kind of the tracked videos, in place of what their folders and names say.")
    @Nullable
    String trackSubset;

    @Option(
            names = "--scene-list",
            paramLabel = "FILE",
            description = "Use only the scenes that FILE names, one a line (docs/formats.md).")
    @Nullable
    Path sceneList;

    public LoadOptions loadOptions() throws IOException {
        if (every < 1 || !(voxel > 0) || (maxFrames != null && maxFrames < 1)) {
            throw new UsageException("--every, --max-frames and --voxel must be positive");
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
                Optional.ofNullable(trackSubset).map(SceneOptions::subset));
    }

    private static TrackSubset subset(String id) {
        return TrackSubset.byId(id)
                .orElseThrow(() -> new UsageException(
                        "--track-subset: expected adt, pstudio, drivetrack or other, found '" + id + "'"));
    }

    /// Those of `found` that `--scene-list` names; all of them without that option. Names that fit no scene are
    /// told.
    public List<SceneLocation> chosen(List<SceneLocation> found, PrintWriter console) throws IOException {
        if (sceneList == null) {
            return found;
        }
        SceneList.Chosen chosen = SceneList.read(sceneList).choose(found);
        List<String> unknown = chosen.unknown();
        if (!unknown.isEmpty()) {
            console.println("multispa: " + sceneList + " names " + unknown.size()
                    + " scenes that are not among the given ones: "
                    + String.join(", ", unknown.subList(0, Math.min(20, unknown.size())))
                    + (unknown.size() > 20 ? ", …" : ""));
        }
        if (chosen.scenes().isEmpty()) {
            throw new UsageException(
                    "--scene-list: " + sceneList + " names none of the " + found.size() + " scenes that were found");
        }
        return chosen.scenes();
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
        throw new UsageException(where + ": expected " + count + " finite numbers");
    }

    /// The one scene of that name at or below `path`.
    static SceneLocation scene(Path path, @Nullable String name) throws IOException {
        List<SceneLocation> found = Scenes.find(path);
        List<SceneLocation> fitting = found.stream()
                .filter(location -> name == null || location.id().name().equals(name))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String there = found.isEmpty()
                ? "no scene in a known format there (docs/formats.md lists them)"
                : "found "
                        + String.join(
                                ", ",
                                found.stream().limit(8).map(l -> l.id().name()).toList())
                        + (found.size() > 8 ? ", …" : "");
        throw new UsageException(path + ": expected one scene"
                + (name == null ? "; name it with --scene" : " named " + name) + "; " + there);
    }
}
