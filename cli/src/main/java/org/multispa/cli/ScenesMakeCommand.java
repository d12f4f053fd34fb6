package org.multispa.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.MakeOptions;
import org.multispa.scenes.synthetic.SceneMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa scenes make`.
@Command(
        name = "make",
        description = {
            "Make synthetic furnished rooms with posed colour and depth frames, a mesh and labelled objects.",
            "Scenes that are there already are kept, so an interrupted run is continued by the same command."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa scenes make --out rooms/ --count 20 --frames 80",
            "  multispa scenes make --out rooms/ --count 5 --format plain --noise --seed 7"
        })
final class ScenesMakeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to make the scenes in.")
    Path out = Path.of("rooms");

    @Option(names = "--count", paramLabel = "N", required = true, description = "Number of scenes.")
    int count;

    @Option(
            names = "--frames",
            paramLabel = "F",
            defaultValue = "60",
            description = "Frames of a scene (default: ${DEFAULT-VALUE}).")
    int frames = 60;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--format",
            paramLabel = "scannet|plain",
            defaultValue = "scannet",
            description = "Layout on disk (default: ${DEFAULT-VALUE}).")
    Layout format = Layout.SCANNET;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "640x480",
            converter = SizeConverter.class,
            description = "Size of the colour images; depth has half of it (default: ${DEFAULT-VALUE}).")
    SizeConverter.Size size = new SizeConverter.Size(640, 480);

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

    @Override
    public Integer call() throws Exception {
        MakeOptions options = options();
        PrintWriter console = spec.commandLine().getOut();
        int[] kept = new int[1];
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("make", count);
            SceneMaker.make(options, out, made -> {
                synchronized (kept) {
                    kept[0] += made.kept() ? 1 : 0;
                }
                progress.advance(1);
            });
        }
        console.printf(
                Locale.ROOT,
                "%,d scenes of %,d frames in %s%s%n",
                count,
                frames,
                out,
                kept[0] == 0 ? "" : " (" + kept[0] + " were there already)");
        console.println("Next: multispa generate --scenes " + out + " --out data/");
        return ExitCode.DONE;
    }

    private MakeOptions options() {
        try {
            Capture capture = Capture.ofFrames(frames)
                    .withColorSize(size.width(), size.height())
                    .withDepthSize(size.width() / 2, size.height() / 2)
                    .withNoise(noise);
            return new MakeOptions(count, seed, format, first, threads.count(), capture);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
