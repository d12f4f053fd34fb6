package org.multispa.cli.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.SetAsideEntry;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.generate.GenerateResult;

/// The table that ends a generating command.
public final class Summary {
    private static final int SHOWN = 5;

    private Summary() {}

    /// Prints what was made and what was left out, and gives the exit code.
    public static int print(GenerateResult result, Path out, PrintWriter console) {
        Manifest manifest = result.manifest();
        if (result.alreadyComplete()) {
            console.println(out + " is complete already; nothing was done.");
        }
        console.println();
        console.printf(Locale.ROOT, "%-33s %9s %9s %6s %10s%n", "subtask", "asked", "made", "bins", "kept out");
        List<String> unfed = new ArrayList<>();
        for (SubtaskCounts counts : manifest.subtasks()) {
            long asked = result.asked(counts.subtask());
            if (counts.bins().isEmpty() && counts.gates().isEmpty()) {
                unfed.add(counts.subtask().id());
                continue;
            }
            long dropped =
                    counts.gates().values().stream().mapToLong(Long::longValue).sum();
            console.printf(
                    Locale.ROOT,
                    "%-33s %,9d %,9d %6d %,10d%s%n",
                    counts.subtask().id(),
                    asked,
                    counts.achieved(),
                    counts.bins().size(),
                    dropped,
                    counts.achieved() < asked ? "  (all there was)" : "");
        }
        if (!unfed.isEmpty()) {
            console.println("nothing in these scenes to ask for:");
            console.println(Names.lines(unfed));
        }
        console.println();
        long frames =
                manifest.scenes().stream().mapToLong(SceneEntry::framesUsed).sum();
        console.printf(
                Locale.ROOT,
                "%,d samples from %,d %s (%,d frames) in %s%n",
                result.samples(),
                manifest.scenes().size(),
                manifest.scenes().size() == 1 ? "scene" : "scenes",
                frames,
                out);
        printSetAside(manifest, console);
        return result.someSetAside() ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
    }

    private static void printSetAside(Manifest manifest, PrintWriter console) {
        for (SetAsideEntry scene : manifest.setAside()) {
            console.println("set aside: " + scene.what() + ": " + scene.reason());
        }
        for (SceneEntry scene : manifest.scenes()) {
            for (SetAsideEntry one : scene.setAside().stream().limit(SHOWN).toList()) {
                console.println("set aside in " + scene.scene() + ": " + one.what() + ": " + one.reason());
            }
            if (scene.setAside().size() > SHOWN) {
                console.println("… and " + (scene.setAside().size() - SHOWN) + " more in " + scene.scene() + " (all in "
                        + Manifest.FILE_NAME + ")");
            }
        }
    }
}
