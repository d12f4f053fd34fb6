package org.multispa.cli.scenes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.multispa.cli.console.SetAsides;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.OneScene;
import org.multispa.cli.options.ProfileOption;
import org.multispa.cli.options.ThreadOption;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.objects.ObjectFilter;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.reports.ObjectsReport;
import org.multispa.scenes.StaticScene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa objects`.
@Command(
        name = "objects",
        description =
                "Size of each object of a scene in metres, and the minimal sets of frames that show each of its sides,"
                        + " as JSON (docs/objects.md).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa objects scannet/ --scene scene0000_00 --every 5 --out objects.json --profile paper")
public final class ObjectsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    OneScene scene = new OneScene();

    @Option(names = "--out", paramLabel = "FILE.json", required = true, description = "The file to write.")
    Path out = Path.of("objects.json");

    @Option(
            names = "--max-frames-in-set",
            paramLabel = "K",
            defaultValue = "2",
            description = "Largest number of frames in a covering set, 1 to 6 (default: ${DEFAULT-VALUE}).")
    int maxFramesInSet = 2;

    @Mixin
    ProfileOption profile = new ProfileOption();

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        if (maxFramesInSet < 1 || maxFramesInSet > 6) {
            throw new UsageException("--max-frames-in-set must lie in 1..6, found " + maxFramesInSet);
        }
        StaticScene loaded = scene.loadStatic();
        Profile rules = profile.rules();
        SceneIndex index = SceneIndex.of(loaded, rules.visibilityRule(), threads.count());
        new ObjectsReport(ObjectFilter.DEFAULT, rules.seenRule(), rules.coverSearch(maxFramesInSet))
                .write(index, out, threads.count());
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s: %,d labelled objects, %,d frames -> %s%n",
                loaded.id().name(),
                loaded.objects().size(),
                index.frames().size(),
                out);
        return SetAsides.report(index.setAside(), loaded.id().name(), console);
    }
}
