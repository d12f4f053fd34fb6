package org.multispa.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.RecipeException;
import org.multispa.files.AtomicFiles;
import org.multispa.files.Folders;
import org.multispa.training.config.TrainConfigFile;
import picocli.CommandLine.ParameterException;

/// Reads the command lines and training configurations of all steps before the first one runs, so that a slip
/// of the pen in the last of them does not show after an hour.
final class Preflight {
    private Preflight() {}

    /// @throws RecipeException naming the entry that its command would refuse
    static void check(Recipe recipe, List<Step> steps, Places places, Commands commands) throws IOException {
        Path scratch = Files.createTempDirectory("multispa-experiment");
        try {
            for (Step step : steps) {
                parse(recipe, step, places, commands);
                if (step.kind() == StepKind.RUN) {
                    config(recipe, step, places, scratch);
                }
            }
        } finally {
            Folders.delete(scratch);
        }
    }

    private static void parse(Recipe recipe, Step step, Places places, Commands commands) throws RecipeException {
        try {
            commands.line().parseArgs(places.command(step).toArray(String[]::new));
        } catch (ParameterException e) {
            throw wrong(recipe, step, String.valueOf(e.getMessage()));
        }
    }

    private static void config(Recipe recipe, Step step, Places places, Path scratch) throws IOException {
        Path file = scratch.resolve(step.id()).resolve("config.yaml");
        for (Object document : step.documents().values()) {
            AtomicFiles.write(file, places.document(document));
            try {
                TrainConfigFile.read(file);
            } catch (IOException e) {
                throw wrong(recipe, step, String.valueOf(e.getMessage()).replace(file + ": ", ""));
            }
        }
    }

    private static RecipeException wrong(Recipe recipe, Step step, String message) {
        return new RecipeException(
                recipe.source(), step.line(), step.kind().folder() + "." + step.name() + ": " + message);
    }
}
