package org.multispa.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Planner;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.engine.generate.Generator;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.RecipeReader;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa experiment`.
@Command(
        name = "experiment",
        description = {
            "Carry out a recipe: make scenes, data and models, train, evaluate, and fill one table.",
            "A step that is done is not done again: the same command goes on after a kill, and after a change of the "
                    + "recipe does what depends on it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa experiment configs/experiments/data-scaling.yaml --dry-run",
            "  multispa experiment configs/experiments/data-scaling.yaml --out scaling/"
        })
public final class ExperimentCommand implements Callable<Integer> {
    private static final String USUAL_PLACE = "experiments";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The recipe: a YAML file (docs/experiments.md).")
    Path file = Path.of("experiment.yaml");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the experiment (default: " + USUAL_PLACE + "/ and the recipe's name).")
    @Nullable
    Path out;

    @Option(names = "--dry-run", description = "Read the recipe, list the steps with their commands, and do nothing.")
    boolean dryRun;

    @Option(names = "--keep-going", description = "After a step that failed, still do those that do not need it.")
    boolean keepGoing;

    private Commands commands = CommandSpec.create()::commandLine;

    /// Says whose commands the steps are.
    public void use(Commands program) {
        commands = program;
    }

    @Override
    public Integer call() throws IOException {
        Recipe recipe = RecipeReader.read(file);
        List<Step> steps = Planner.plan(recipe, commands.line());
        Places places = new Places(out != null ? out : Path.of(USUAL_PLACE, recipe.name()));
        Preflight.check(recipe, steps, places, commands);
        StepConsole console = new StepConsole(spec.commandLine().getErr());
        Execution execution = new Execution(
                places,
                steps,
                new Fingerprints(Generator.VERSION),
                (_, command, log) -> commands.run(log, command.toArray(String[]::new)),
                console);
        if (dryRun) {
            list(execution, places);
            return ExitCode.DONE;
        }
        Files.createDirectories(places.root());
        try (FileChannel lock = FileChannel.open(
                        places.root().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(lock, places)) {
            AtomicFiles.write(places.root().resolve("recipe.yaml"), Files.readAllBytes(file));
            return held.isValid() ? run(recipe, execution, places) : ExitCode.FAILED;
        }
    }

    private static FileLock lock(FileChannel channel, Places places) throws IOException {
        String busy = places.root() + ": another 'multispa experiment' works in this folder";
        try {
            FileLock held = channel.tryLock();
            if (held == null) {
                throw new IOException(busy);
            }
            return held;
        } catch (OverlappingFileLockException e) {
            throw new IOException(busy, e);
        }
    }

    private int run(Recipe recipe, Execution execution, Places places) throws IOException {
        Optional<ResultTable> table = recipe.table().map(its -> new ResultTable(recipe, its, places));
        execution.run(recipe.name(), keepGoing, (step, now) -> {
            if (table.isPresent() && table.get().take(step) && now) {
                table.get().write();
            }
        });
        PrintWriter console = spec.commandLine().getOut();
        if (table.isPresent()) {
            console.print(table.get().write().markdown());
            console.println();
            table.get().files().forEach(one -> console.println("written: " + one));
        }
        List<String> failures = execution.failures();
        if (!failures.isEmpty()) {
            throw new IOException(String.join("\n", failures) + "\nstart the same command again to go on");
        }
        return execution.setAside() ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
    }

    private void list(Execution execution, Places places) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        for (Map.Entry<Step, Standing> one : execution.standings().entrySet()) {
            Step step = one.getKey();
            console.println(step.id() + ": " + one.getValue().text());
            console.println("  multispa " + String.join(" ", places.command(step)));
        }
    }
}
