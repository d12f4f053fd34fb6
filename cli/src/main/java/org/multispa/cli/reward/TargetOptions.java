package org.multispa.cli.reward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.PathFile;
import org.multispa.evaluation.reward.clip.PointPath;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import picocli.CommandLine.Option;

/// What is followed.
final class TargetOptions {
    private static final Pattern PIXEL =
            Pattern.compile("\\s*(\\d{1,5}(?:\\.\\d{1,6})?)\\s*,\\s*(\\d{1,5}(?:\\.\\d{1,6})?)\\s*");
    private static final String POINT = "point";

    @Option(
            names = "--point",
            paramLabel = "X,Y",
            description = "A point, by its pixel in the first frame, from the top-left corner.")
    @Nullable
    private String point;

    @Option(
            names = "--path",
            paramLabel = "FILE.csv",
            description =
                    "A point that was followed: the columns frame,x,y with its pixel in each frame that shows it.")
    @Nullable
    private Path path;

    @Option(names = "--track", paramLabel = "N", description = "A track of a tracked video, by its position from 0.")
    @Nullable
    private Integer track;

    @Option(names = "--label", paramLabel = "TEXT", description = "A thing, by its name, such as 'red cup'.")
    @Nullable
    private String label;

    /// @throws UsageException unless exactly one is given
    void requireOne() {
        long given =
                Stream.of(point, path, track, label).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new UsageException("say what is followed: one of --point, --path, --track and --label; found "
                    + (given == 0 ? "none" : given + " of them"));
        }
    }

    /// Whether a track is asked for.
    boolean isTrack() {
        return track != null;
    }

    /// The track that is asked for.
    ///
    /// @throws UsageException if the video has none such
    Optional<ScenePoint> track(Optional<SceneFrames> tracked) {
        if (track == null) {
            return Optional.empty();
        }
        SceneFrames frames = tracked.orElseThrow(() ->
                new UsageException("--track needs a tracked video: an .npz of TAPVid-3D or a folder with scene.json"));
        int tracks = frames.scene().tracks().points();
        if (track < 0 || track >= tracks) {
            throw new UsageException("--track: expected 0 to " + (tracks - 1) + ", found " + track);
        }
        ScenePoint chosen = new ScenePoint(frames.scene(), track);
        if (chosen.spots().size() < 2) {
            throw new UsageException("--track: track " + track + " is seen in "
                    + chosen.spots().size() + " frames; expected at least 2");
        }
        return Optional.of(chosen);
    }

    /// @param drawn whether points are drawn
    Target target(Frames frames, Optional<ScenePoint> chosen, boolean drawn) throws IOException {
        if (chosen.isPresent()) {
            return chosen.get().target(drawn);
        }
        if (path != null) {
            return new Target.Point(POINT, PathFile.read(path, frames), drawn);
        }
        if (label != null) {
            try {
                return new Target.Thing(label.strip());
            } catch (IllegalArgumentException e) {
                throw new UsageException("--label: " + e.getMessage());
            }
        }
        return new Target.Point(POINT, PointPath.at(spot(Objects.requireNonNullElse(point, ""), frames)), drawn);
    }

    private static Spot spot(String text, Frames frames) {
        Matcher pixel = PIXEL.matcher(text);
        if (pixel.matches()) {
            Spot spot = new Spot(Double.parseDouble(pixel.group(1)), Double.parseDouble(pixel.group(2)));
            if (spot.isIn(frames.size())) {
                return spot;
            }
        }
        throw new UsageException("--point: expected X,Y in an image of "
                + frames.size().width() + "x" + frames.size().height() + " pixels, found '" + text + "'");
    }

    /// Whether the point's place is known in every frame that shows it, or none is needed.
    boolean placeKnown() {
        return point == null;
    }

    /// What the robot is to do, where the user does not say.
    String task() {
        return label == null ? "move the point" : "move the " + label.strip();
    }
}
