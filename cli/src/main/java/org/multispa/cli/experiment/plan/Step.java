package org.multispa.cli.experiment.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One command of an experiment.
///
/// @param name of the entry in the recipe
/// @param line of that entry
/// @param command words after `multispa`
/// @param result what is there exactly if the command has done its work, relative to the step's folder
/// @param documents files that are written before the command runs: name to content, maps and lists with
///     [Word]s for paths, or a text
/// @param size how much work it is, in a unit of its kind
public record Step(
        StepKind kind,
        String name,
        int line,
        List<Word> command,
        String result,
        Map<String, Object> documents,
        double size) {
    /// Where a step puts what it makes, in its folder.
    public static final String OUT = "out";

    public Step {
        command = List.copyOf(command);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /// What names it: `runs/mixture`. Also its folder in the experiment's.
    public String id() {
        return kind.folder() + "/" + name;
    }

    static String id(StepKind kind, String name) {
        return kind.folder() + "/" + name;
    }

    /// The ids of the steps that come first.
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>();
        words(word -> {
            if (word instanceof Word.Made made) {
                needs.add(made.step());
            }
        });
        return needs;
    }

    /// All words of the command and its files.
    public void words(Consumer<Word> each) {
        command.forEach(each);
        documents.values().forEach(document -> words(document, each));
    }

    private static void words(Object tree, Consumer<Word> each) {
        switch (tree) {
            case Word word -> each.accept(word);
            case Map<?, ?> map -> words(map.values(), each);
            case Collection<?> list -> list.forEach(item -> words(item, each));
            default -> {
                // a text or a number
            }
        }
    }
}
