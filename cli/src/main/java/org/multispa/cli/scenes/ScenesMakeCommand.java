package org.multispa.cli.scenes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.PixelSize;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.ThreadOption;
import org.multispa.images.ImageSize;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.MadeScene;
import org.multispa.scenes.synthetic.MakeOptions;
import org.multispa.scenes.synthetic.SceneMaker;
import org.multispa.scenes.synthetic.moving.Filming;
import org.multispa.scenes.synthetic.moving.MovingOptions;
import org.multispa.scenes.synthetic.moving.MovingSceneMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa scenes make`.
@Command(
        name = "make",
        description = {
            "Make synthetic furnished rooms with posed colour and depth frames, a mesh and labelled " + "objects.",
            "Or, with --motion, clips of rooms in which things are moved, with points that are followed "
                    + "exactly. Scenes that are there already are kept, so an interrupted run is continued by the "
                    + "same command."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa scenes make --out rooms/ --count 20 --frames 80",
            "  multispa scenes make --out rooms/ --count 5 --format plain --noise --seed 7",
            "  multispa scenes make --out clips/ --count 10 --motion both"
        })
final class ScenesMakeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to make the scenes in.")
    Path out = Path.of("rooms");

    @Option(
            names = "--count",
            paramLabel = "N",
            required = true,
            converter = Positive.Int.class,
            description = "Number of rooms; with --motion, of actions of each kind.")
    int count;

    @Option(
            names = "--motion",
            converter = Motions.class,
            paramLabel = "none|adt|pstudio|both",
            defaultValue = "none",
            description = "Make clips in which things move: before a camera that is carried about (adt),"
                    + " before resting cameras around one action (pstudio), or both (default: ${DEFAULT-VALUE}).")
    Motion motion = Motion.NONE;

    @Option(
            names = "--frames",
            paramLabel = "F",
            converter = Positive.Int.class,
            description = "Frames of a scene (default: 60; of a clip 48).")
    Optional<Integer> frames = Optional.empty();

    @Option(
            names = "--tracks",
            converter = Positive.Int.class,
            paramLabel = "N",
            description = "Points followed in a clip (default: 512); needs --motion.")
    Optional<Integer> tracks = Optional.empty();

    @Option(
            names = "--cameras",
            converter = Positive.Int.class,
            paramLabel = "C",
            description = "Resting cameras around an action, a clip each (default: 3); needs --motion.")
    Optional<Integer> cameras = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--format",
            converter = Layouts.class,
            paramLabel = "scannet|plain|tapvid3d",
            description = "Layout on disk (default: scannet; of clips tapvid3d).")
    Optional<Layout> format = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = PixelSize.class,
            description = "Size of the colour images; depth has half of it"
                    + " (default: 640x480; of clips 512x512 with a moving camera, 640x360 with resting ones).")
    Optional<ImageSize> size = Optional.empty();

    @Option(names = "--noise", description = "Give depth the errors and holes of a sensor; it is exact otherwise.")
    boolean noise;

    @Option(
            names = "--first",
            paramLabel = "I",
            defaultValue = "0",
            description = "Index of the first scene, to add to a folder (default: ${DEFAULT-VALUE}).")
    int first;

    @Mixin
    ThreadOption threads = new ThreadOption();

    /// What moves.
    enum Motion {
        NONE,
        ADT,
        PSTUDIO,
        BOTH;

        Set<TrackSubset> subsets() {
            return switch (this) {
                case NONE -> Set.of();
                case ADT -> Set.of(TrackSubset.ADT);
                case PSTUDIO -> Set.of(TrackSubset.PSTUDIO);
                case BOTH -> Set.of(TrackSubset.ADT, TrackSubset.PSTUDIO);
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        return motion == Motion.NONE ? rooms() : clips();
    }

    private Integer rooms() throws Exception {
        if (tracks.isPresent() || cameras.isPresent()) {
            throw new UsageException("--tracks and --cameras belong to clips: give --motion adt, pstudio or both too");
        }
        MakeOptions options = options();
        int kept = counted(count, told -> SceneMaker.make(options, out, told));
        report("scene", count, options.capture().frames(), kept);
        return ExitCode.DONE;
    }

    private Integer clips() throws Exception {
        if (noise) {
            throw new UsageException("--noise is for depth images, and clips have none");
        }
        MovingOptions options = movingOptions();
        int total = (motion.subsets().contains(TrackSubset.ADT) ? count : 0)
                + (motion.subsets().contains(TrackSubset.PSTUDIO)
                        ? count * options.filming().cameras()
                        : 0);
        int kept = counted(total, told -> MovingSceneMaker.make(options, out, told));
        report("clip", total, options.filming().frames(), kept);
        return ExitCode.DONE;
    }

    /// Something that makes scenes and tells of each.
    @FunctionalInterface
    private interface Making {
        void make(Consumer<MadeScene> told) throws Exception;
    }

    /// Runs it with a progress bar; how many scenes were there already.
    private int counted(int total, Making making) throws Exception {
        int[] kept = new int[1];
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("make", total);
            making.make(made -> {
                kept[0] += made.kept() ? 1 : 0;
                progress.advance(1);
            });
        }
        return kept[0];
    }

    private void report(String what, int total, int framesEach, int kept) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%,d %s%s of %,d frames in %s%s%n",
                total,
                what,
                total == 1 ? "" : "s",
                framesEach,
                out,
                kept == 0 ? "" : " (" + kept + (kept == 1 ? " was" : " were") + " there already)");
        console.println("Next: multispa generate --scenes " + out + " --out data/");
    }

    private MakeOptions options() {
        try {
            ImageSize image = size.orElse(new ImageSize(640, 480));
            Capture capture = Capture.ofFrames(frames.orElse(60))
                    .withColorSize(image.width(), image.height())
                    .withDepthSize(image.width() / 2, image.height() / 2)
                    .withNoise(noise);
            return new MakeOptions(count, seed, format.orElse(Layout.SCANNET), first, threads.count(), capture);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private MovingOptions movingOptions() {
        try {
            Filming usual = Filming.DEFAULT;
            Filming filming = new Filming(
                    frames.orElse(usual.frames()),
                    tracks.orElse(usual.tracks()),
                    cameras.orElse(usual.cameras()),
                    size.map(image -> new Filming.Size(image.width(), image.height())));
            Layout layout = format.orElse(Layout.TAPVID3D);
            return new MovingOptions(count, seed, motion.subsets(), layout, first, threads.count(), filming);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static final class Motions extends Choice<Motion> {
        Motions() {
            super(List.of(Motion.values()), motion -> motion.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class Layouts extends Choice<Layout> {
        Layouts() {
            super(List.of(Layout.values()), Layout::id);
        }
    }
}
