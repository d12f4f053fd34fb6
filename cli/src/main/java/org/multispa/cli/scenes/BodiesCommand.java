package org.multispa.cli.scenes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.multispa.cli.console.SetAsides;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.OneScene;
import org.multispa.cli.options.ThreadOption;
import org.multispa.engine.motion.SceneBodies;
import org.multispa.engine.profile.MotionRules;
import org.multispa.engine.reports.BodiesReport;
import org.multispa.geometry.bodies.Bodies;
import org.multispa.geometry.bodies.BodyRule;
import org.multispa.scenes.DynamicScene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa bodies`.
@Command(
        name = "bodies",
        description = {
            "Divide the points of a tracked video into rigid bodies, as CSV with the columns track and " + "body.",
            "Bodies are numbered in the order of their first tracks; -1 stands for a track without a "
                    + "position in some frame."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa bodies tapvid3d/adt/clip.npz --out labels.csv")
public final class BodiesCommand implements Callable<Integer> {
    private static final int SHOWN = 12;
    private static final int LARGEST_LIMIT = 65_536;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    OneScene scene = new OneScene();

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, description = "The file to write.")
    Path out = Path.of("labels.csv");

    @Option(
            names = "--max-tracks",
            paramLabel = "N",
            defaultValue = "8192",
            description = "Refuse videos of more tracks; N tracks take 4 N² bytes (default: ${DEFAULT-VALUE}).")
    int maxTracks = 8192;

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        if (maxTracks < 1 || maxTracks > LARGEST_LIMIT) {
            throw new UsageException("--max-tracks must lie in 1.." + LARGEST_LIMIT + ", found " + maxTracks);
        }
        DynamicScene loaded = scene.loadDynamic();
        int tracks = loaded.tracks().points();
        if (tracks > maxTracks) {
            throw new UsageException(loaded.id().name() + " has " + tracks + " tracks, expected at most " + maxTracks
                    + "; raise --max-tracks, or take fewer tracks");
        }
        Bodies bodies = SceneBodies.ofAll(loaded, BodyRule.PUBLISHED.withMostPoints(maxTracks), threads.count());
        BodiesReport.write(bodies, out);
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s: %,d frames, %,d tracks -> %s%n",
                loaded.id().name(),
                loaded.frames().size(),
                tracks,
                out);
        summarise(bodies, console);
        return SetAsides.report(loaded.setAside(), loaded.id().name(), console);
    }

    private static void summarise(Bodies bodies, PrintWriter console) {
        int[] sizes = bodies.sizes();
        int least = MotionRules.PAPER.minBodyPoints();
        List<Integer> largestFirst = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer body) -> -sizes[body]))
                .toList();
        long large = IntStream.of(sizes).filter(size -> size >= least).count();
        console.printf(
                Locale.ROOT,
                "%,d %s, %,d of them of %d tracks or more%n",
                sizes.length,
                sizes.length == 1 ? "body" : "bodies",
                large,
                least);
        largestFirst.stream()
                .limit(SHOWN)
                .forEach(body -> console.printf(Locale.ROOT, "  body %d: %,d tracks%n", body, sizes[body]));
        if (sizes.length > SHOWN) {
            console.printf(Locale.ROOT, "  … and %,d smaller ones%n", sizes.length - SHOWN);
        }
        long without = IntStream.of(bodies.ofPoint())
                .filter(body -> body == Bodies.NONE)
                .count();
        if (without > 0) {
            console.printf(Locale.ROOT, "%,d tracks have no position in some frame and belong to none%n", without);
        }
    }
}
