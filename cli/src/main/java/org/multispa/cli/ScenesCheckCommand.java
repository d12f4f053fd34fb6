package org.multispa.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.ConventionCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa scenes check`.
@Command(
        name = "check",
        description = {
            "Read scenes and tell what they hold and whether their conventions fit together:",
            "depth of one frame is reprojected into others, and a mismatch is named with its likely cause."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa scenes check my-scans/")
final class ScenesCheckCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Scenes, or folders that hold them.")
    List<Path> paths = List.of();

    @Mixin
    SceneOptions options = new SceneOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        int worst = ExitCode.DONE;
        int seen = 0;
        for (Path path : paths) {
            for (SceneLocation location : Scenes.find(path)) {
                worst = Math.max(worst, check(location, console));
                seen++;
            }
        }
        if (seen == 0) {
            throw new UsageException("no scene in a known format there (docs/formats.md lists the formats)");
        }
        return worst;
    }

    private int check(SceneLocation location, PrintWriter console) throws Exception {
        String name = location.id().name();
        try {
            return switch (Scenes.loadUnchecked(location, options.loadOptions())) {
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
        int asides = SetAsides.report(scene.setAside(), name, console);
        return switch (report.verdict()) {
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
                "%s (%s): %,d frames, %,d tracked points, the camera %s%n",
                scene.id().name(),
                location.source().format(),
                scene.frames().size(),
                scene.tracks().points(),
                scene.cameraMoves() ? "moves" : "rests");
        return SetAsides.report(scene.setAside(), scene.id().name(), console);
    }
}
