package org.multispa.cli.experiment.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.multispa.evaluation.experiment.recipe.Node;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.RecipeException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Turns keys of a recipe into options of a command. What the command knows is what the recipe may say, but for
/// the options that the runner gives itself.
final class CommandOptions {
    private static final String DASHES = "--";
    private static final Set<String> ALWAYS_OURS = Set.of("--out", "--help", "--version", "--dry-run", "--config");

    private final CommandLine command;
    private final Set<String> ours;
    private final Recipe recipe;

    /// @param ours options that the runner gives itself, besides those that it always does
    CommandOptions(CommandLine command, Set<String> ours, Recipe recipe) {
        this.command = command;
        this.ours = ours;
        this.recipe = recipe;
    }

    /// @param where in the recipe, for messages: `data.train`
    List<Word> words(String where, Node.Fields options) throws RecipeException {
        List<Word> words = new ArrayList<>();
        for (Map.Entry<String, Node> one : options.fields().entrySet()) {
            String name = DASHES + one.getKey();
            OptionSpec option = command.getCommandSpec().findOption(name);
            if (option == null || isOurs(name)) {
                throw wrong(
                        where,
                        one,
                        "is no option of '" + command.getCommandSpec().qualifiedName() + "' here; known are "
                                + String.join(", ", known()));
            }
            add(words, name, option, where, one);
        }
        return words;
    }

    private boolean isOurs(String name) {
        return ours.contains(name) || ALWAYS_OURS.contains(name);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!isOurs(option.longestName())) {
                known.add(option.longestName().substring(DASHES.length()));
            }
        }
        return known;
    }

    private void add(List<Word> words, String name, OptionSpec option, String where, Map.Entry<String, Node> one)
            throws RecipeException {
        if (option.arity().max() == 0) {
            if (!(one.getValue().plain() instanceof Boolean isOn)) {
                throw wrong(
                        where, one, "is true or false, found " + one.getValue().found());
            }
            if (isOn) {
                words.add(new Word.Text(name));
            }
            return;
        }
        words.add(new Word.Text(name));
        switch (one.getValue()) {
            case Node.Value value -> words.add(word(option, value.text()));
            case Node.Items items -> words.add(new Word.Text(joined(where, one, option, items)));
            case Node.Fields fields -> throw wrong(where, one, "is a value, found " + fields.found());
        }
    }

    private String joined(String where, Map.Entry<String, Node> one, OptionSpec option, Node.Items items)
            throws RecipeException {
        if (option.splitRegex().isEmpty()) {
            throw wrong(where, one, "is one value, found a list");
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items.items()) {
            if (!(item instanceof Node.Value value)) {
                throw wrong(where, one, "is a list of values, found in it " + item.found());
            }
            texts.add(value.text());
        }
        return String.join(",", texts);
    }

    /// Paths start at the recipe. Of what may be a name or a path, that is a path which has a slash and is
    /// there.
    private Word word(OptionSpec option, String text) {
        Path path = recipe.resolve(text);
        boolean isPath = option.type() == Path.class || (text.contains("/") && Files.exists(path));
        return isPath ? new Word.Given(path) : new Word.Text(text);
    }

    private RecipeException wrong(String where, Map.Entry<String, Node> one, String what) {
        return new RecipeException(recipe.source(), one.getValue().line(), where + ": '" + one.getKey() + "' " + what);
    }
}
