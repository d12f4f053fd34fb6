package org.multispa.cli.experiment.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multispa.evaluation.experiment.recipe.Node;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.RecipeException;

/// The training configuration of a run: what the recipe gives, with the model, the output and names of data sets
/// replaced by paths. All else is left to the command.
final class TrainDocument {
    private static final String MODEL = "model";
    private static final String OUTPUT = "output";
    private static final String DATA = "data";
    private static final String HELD_OUT = "held_out";
    private static final Set<String> PATHS = Set.of("conversations", "images", "meta");

    private final Recipe recipe;
    private final Map<String, Word> dataSets;
    private final String where;
    private final int line;

    /// @param dataSets the folders of the recipe's data sets, by name
    TrainDocument(Recipe recipe, Map<String, Word> dataSets, String name, Recipe.Training run) {
        this.recipe = recipe;
        this.dataSets = dataSets;
        this.where = "runs." + name;
        this.line = run.line();
    }

    /// Keys with values, [Word]s for paths.
    Map<String, Object> of(Recipe.Training run, Word base) throws RecipeException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(MODEL, base);
        document.put(OUTPUT, new Word.Own(Step.OUT));
        for (Recipe.Config config : run.configs()) {
            boolean inRecipe = config.file().equals(recipe.file());
            for (Map.Entry<String, Node> one : config.content().fields().entrySet()) {
                boolean isOurs = one.getKey().equals(MODEL) || one.getKey().equals(OUTPUT);
                if (isOurs && inRecipe) {
                    throw new RecipeException(
                            recipe.source(),
                            one.getValue().line(),
                            where + ": '" + one.getKey() + "' is not said here: a run begins with its base and has a"
                                    + " folder of its own");
                }
                if (!isOurs) {
                    document.put(one.getKey(), value(one.getKey(), one.getValue(), config.file()));
                }
            }
        }
        return document;
    }

    /// Whether the run trains the language model as a whole, and so leaves a model and no adapter.
    static boolean leavesModel(Map<String, Object> document) {
        return document.get("train") instanceof Map<?, ?> train
                && train.get("whole") instanceof List<?> whole
                && whole.contains("language");
    }

    private Object value(String key, Node node, Path file) throws RecipeException {
        if ((key.equals(DATA) || key.equals(HELD_OUT)) && node instanceof Node.Fields fields) {
            Map<String, Object> section = new LinkedHashMap<>();
            for (Map.Entry<String, Node> one : fields.fields().entrySet()) {
                section.put(one.getKey(), inSection(one.getKey(), one.getValue(), file));
            }
            return section;
        }
        return node.plain();
    }

    private Object inSection(String key, Node node, Path file) throws RecipeException {
        if (key.equals("sets") && node instanceof Node.Items items) {
            List<Object> sets = new ArrayList<>();
            for (Node item : items.items()) {
                if (item instanceof Node.Fields fields) {
                    Map<String, Object> set = new LinkedHashMap<>();
                    for (Map.Entry<String, Node> one : fields.fields().entrySet()) {
                        set.put(one.getKey(), path(one.getKey(), one.getValue(), file));
                    }
                    sets.add(set);
                } else {
                    sets.add(item.plain());
                }
            }
            return sets;
        }
        return path(key, node, file);
    }

    private Object path(String key, Node node, Path file) throws RecipeException {
        if (!(node instanceof Node.Value value) || !(value.value() instanceof String text)) {
            return node.plain();
        }
        if (key.equals("dataset")) {
            Word made = dataSets.get(text);
            if (made != null) {
                return made;
            }
            if (!text.contains("/")) {
                throw new RecipeException(
                        recipe.source(),
                        line,
                        where + ": dataset: there is no '" + text + "' under data or benchmarks; there are "
                                + String.join(", ", dataSets.keySet()) + "; a folder is written with a slash, as ./"
                                + text);
            }
            return given(text, file);
        }
        return PATHS.contains(key) ? given(text, file) : text;
    }

    private static Word given(String text, Path file) {
        return new Word.Given(
                file.toAbsolutePath().normalize().resolveSibling(text).normalize());
    }
}
