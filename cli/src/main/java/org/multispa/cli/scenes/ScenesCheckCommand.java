package org.multispa.cli.scenes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.SetAsides;
import org.multispa.cli.options.SceneListOption;
import org.multispa.cli.options.SceneOptions;
import org.multispa.cli.options.SourceOptions;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.ConventionCheck;
import org.multispa.scenes.check.TrackCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa scenes check`.
@Command(
        name = "check",
        description = "Read scenes and tell what they hold and whether their conventions fit together:"
                + " depth of one frame is reprojected into others, and a mismatch is named with its likely cause.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa scenes check my-scans/")
final class ScenesCheckCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Scenes, or folders that hold them.")
    List<Path> paths = List.of();

    @Mixin
    SceneListOption list = new SceneListOption();

    @Mixin
    SceneOptions scenes = new SceneOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        LoadOptions options = scenes.loadOptions();
        int worst = ExitCode.DONE;
        List<SceneLocation> found = SourceOptions.found(paths);
        for (SceneLocation location : list.chosen(found, spec.commandLine().getErr())) {
            worst = Math.max(worst, check(location, options, console));
        }
        return worst;
    }

    private static int check(SceneLocation location, LoadOptions options, PrintWriter console) throws Exception {
        String name = location.id().name();
        try {
            return switch (Scenes.loadUnchecked(location, options)) {
                case StaticScene standing -> check(standing, location, console);
                case DynamicScene moving -> check(moving, location, console);
            };
        } catch (SceneException e) {
            console.println(name + ": cannot be used: " + e.getMessage());
            return ExitCode.SOME_SET_ASIDE;
        }
    }

    private static int check(StaticScene scene, SceneLocation location, PrintWriter console) {
        String name = scene.id().name();
        console.printf(
                Locale.ROOT,
                "%s (%s): %,d frames, %,d points, %,d objects%n",
                name,
                location.source().format(),
                scene.frames().size(),
                scene.points().size(),
                scene.objects().size());
        CheckReport report = ConventionCheck.check(scene);
        console.printf(
                Locale.ROOT,
                "  %d of %d frame pairs share a view; median agreement %.2f%n",
                report.usablePairs(),
                report.pairs(),
                report.agreement());
        return finish(scene, report.verdict(), console);
    }

    /// Reports what was set aside and the verdict.
    private static int finish(Scene scene, CheckReport.Verdict verdict, PrintWriter console) {
        int asides = SetAsides.report(scene.setAside(), scene.id().name(), console);
        return switch (verdict) {
            case CheckReport.Passed _ -> {
                console.println("  conventions: fit together");
                yield asides;
            }
            case CheckReport.NotCheckable(String reason) -> {
                console.println("  conventions: could not be checked: " + reason);
                yield asides;
            }
            case CheckReport.Failed(String cause, String advice) -> {
                console.println("  conventions: FAILED: " + cause + "; " + advice);
                yield ExitCode.SOME_SET_ASIDE;
            }
        };
    }

    private static int check(DynamicScene scene, SceneLocation location, PrintWriter console) {
        console.printf(
                Locale.ROOT,
                "%s (%s): %,d frames, %,d tracked points, the camera %s%n",
                scene.id().name(),
                location.source().format(),
                scene.frames().size(),
                scene.tracks().points(),
                scene.cameraMoves() ? "moves" : "rests");
        TrackCheck check = TrackCheck.of(scene);
        console.printf(
                Locale.ROOT,
                "  %,d visible positions, %.1f %% of them inside the image%n",
                check.positions(),
                100 * check.inside());
        check.still()
                .ifPresent(still -> console.printf(
                        Locale.ROOT, "  %.1f %% of the points stand still while the camera moves%n", 100 * still));
        return finish(scene, check.verdict(), console);
    }
}
