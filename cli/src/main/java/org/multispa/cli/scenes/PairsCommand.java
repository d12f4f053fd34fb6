package org.multispa.cli.scenes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.SetAsides;
import org.multispa.cli.options.OneScene;
import org.multispa.cli.options.ProfileOption;
import org.multispa.cli.options.ThreadOption;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.reports.PairsReport;
import org.multispa.geometry.PointCloud;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.npy.NpyPoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa pairs`.
@Command(
        name = "pairs",
        description = {
            "Overlap and relative pose of all frame pairs of a scene, as CSV.",
            "Beside FILE.csv, FILE.visible.csv tells how many points each frame sees."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa pairs scannet/ --scene scene0000_00 --out pairs.csv --profile paper")
public final class PairsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    OneScene scene = new OneScene();

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, description = "The file to write.")
    Path out = Path.of("pairs.csv");

    @Option(
            names = "--points",
            paramLabel = "FILE.npy",
            description = "Use these points (N x 3, metres, already in the aligned world) in place of the scene's.")
    @Nullable
    Path points;

    @Mixin
    ProfileOption profile = new ProfileOption();

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        StaticScene loaded = scene.loadStatic();
        if (points != null) {
            NpyPoints given = NpyPoints.read(points);
            loaded = loaded.withPoints(PointCloud.of(given.x(), given.y(), given.z()));
        }
        SceneIndex index = SceneIndex.of(loaded, profile.rules().visibilityRule(), threads.count());
        PairsReport.write(index, out, threads.count());
        PrintWriter console = spec.commandLine().getOut();
        int frames = index.frames().size();
        console.printf(
                Locale.ROOT,
                "%s: %,d frames, %,d pairs, %,d points -> %s%n",
                loaded.id().name(),
                frames,
                (long) frames * (frames - 1) / 2,
                loaded.points().size(),
                out);
        return SetAsides.report(index.setAside(), loaded.id().name(), console);
    }
}
