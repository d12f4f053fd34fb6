package org.multispa.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.TableSpec;
import org.multispa.evaluation.experiment.table.Answered;
import org.multispa.evaluation.experiment.table.FilledTable;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Run;
import org.multispa.files.AtomicFiles;

/// The table of an experiment on disk, filled anew with every evaluation that is done. Not thread-safe.
final class ResultTable {
    private static final String MARKDOWN = "table.md";
    private static final String JSON = "table.json";
    private static final String CHART = "table.svg";

    private final Recipe recipe;
    private final TableSpec spec;
    private final Places places;
    private final Map<String, Answered> answered = new HashMap<>();
    private final Map<String, List<Sample>> questions = new HashMap<>();

    ResultTable(Recipe recipe, TableSpec spec, Places places) {
        this.recipe = recipe;
        this.spec = spec;
        this.places = places;
    }

    /// Takes a step that is done, if the table shows it.
    ///
    /// @return whether it does
    boolean take(Step step) throws IOException {
        boolean shown = step.kind() == StepKind.EVALUATION
                && spec.rows().stream().anyMatch(row -> row.evaluations().contains(step.name()));
        Recipe.Evaluation evaluation = recipe.evaluations().get(step.name());
        if (!shown || evaluation == null) {
            return false;
        }
        answered.put(
                step.name(),
                new Answered(evaluation.on(), Run.read(places.out(step)).items()));
        if (!questions.containsKey(evaluation.on())) {
            questions.put(evaluation.on(), Benchmark.open(data(evaluation.on())).samples());
        }
        return true;
    }

    private Path data(String name) {
        return Optional.ofNullable(recipe.data().get(name))
                .flatMap(Recipe.Data::folder)
                .map(recipe::resolve)
                .orElse(places.root()
                        .resolve(StepKind.DATA.folder())
                        .resolve(name)
                        .resolve(Step.OUT));
    }

    /// Writes the table with what was taken.
    FilledTable write() throws IOException {
        FilledTable table;
        try {
            table = FilledTable.of(recipe.name(), recipe.about(), spec, answered, questions);
        } catch (IllegalArgumentException e) {
            throw new IOException(recipe.source() + ": " + e.getMessage(), e);
        }
        AtomicFiles.write(places.root().resolve(MARKDOWN), table.markdown());
        AtomicFiles.write(places.root().resolve(JSON), table.json());
        Optional<String> chart = table.svg();
        if (chart.isPresent()) {
            AtomicFiles.write(places.root().resolve(CHART), chart.get());
        }
        return table;
    }

    /// Where the table lies, for people.
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String name : List.of(MARKDOWN, JSON, CHART)) {
            Path file = places.root().resolve(name);
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
