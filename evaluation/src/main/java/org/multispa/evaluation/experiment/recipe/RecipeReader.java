package org.multispa.evaluation.experiment.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads recipes.
public final class RecipeReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_PROCESSES = 1024;
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9_-]|\\.(?!\\.)){0,63}");
    private static final String NAME_FORM = "small letters, digits, -, _ and single dots, at most 64 of them";
    private static final String FOLDER = "folder";

    private final Path path;
    private final String file;
    private final Entry root;

    private RecipeReader(Path path, String file, Entry root) {
        this.path = path;
        this.file = file;
        this.root = root;
    }

    /// @throws RecipeException naming the line and what is wrong there
    /// @throws IOException if the file cannot be read
    public static Recipe read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Node.Fields tree = Expansion.of(name, yaml(file, "recipe"));
        return new RecipeReader(file, name, new Entry(name, "", tree)).recipe();
    }

    private static Node.Fields yaml(Path file, String what) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RecipeException(file.toString(), 0, "there is no such " + what);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new RecipeException(file.toString(), 0, "a " + what + " has at most " + MOST_BYTES + " bytes");
        }
        return YamlTree.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    private Recipe recipe() throws IOException {
        String name = root.text("name");
        requireName("name", name, root.line());
        Map<String, Recipe.Data> data = new LinkedHashMap<>(section("data", entry -> data(entry, false)));
        Map<String, Recipe.Data> benchmarks = section("benchmarks", entry -> data(entry, true));
        requireApart("data", data.keySet(), "benchmarks", benchmarks.keySet());
        data.putAll(benchmarks);
        Recipe recipe = new Recipe(
                path,
                name,
                root.optionalText("about").orElse(""),
                section("scenes", RecipeReader::scenes),
                data,
                section("models", RecipeReader::model),
                section("runs", this::run),
                section("evaluations", RecipeReader::evaluation),
                root.has("table")
                        ? Optional.of(
                                new TableReader(file).read(root.node("table").orElseThrow()))
                        : Optional.empty());
        root.end();
        requireApart("models", recipe.models().keySet(), "runs", recipe.runs().keySet());
        References.check(recipe);
        return recipe;
    }

    private <T> Map<String, T> section(String section, Reading<T> reading) throws IOException {
        Optional<Node> node = root.node(section);
        if (node.isEmpty()) {
            return Map.of();
        }
        if (!(node.get() instanceof Node.Fields fields)) {
            throw root.wrong(section, node.get(), "names with what they stand for");
        }
        if (fields.fields().size() > MOST_ENTRIES) {
            throw new RecipeException(
                    file,
                    node.get().line(),
                    section + ": expected at most " + MOST_ENTRIES + " entries, found "
                            + fields.fields().size() + "; shorten the lists under 'each'");
        }
        Map<String, T> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Node> one : fields.fields().entrySet()) {
            requireName(section, one.getKey(), one.getValue().line());
            entries.put(one.getKey(), reading.read(new Entry(file, section + "." + one.getKey(), one.getValue())));
        }
        return Collections.unmodifiableMap(entries);
    }

    private void requireName(String section, String name, int line) throws RecipeException {
        if (!NAME.matcher(name).matches()) {
            throw new RecipeException(file, line, section + ": a name has " + NAME_FORM + ", found '" + name + "'");
        }
    }

    private void requireApart(String one, Set<String> names, String other, Set<String> others) throws RecipeException {
        Set<String> both = new LinkedHashSet<>(names);
        both.retainAll(others);
        if (!both.isEmpty()) {
            throw new RecipeException(
                    file,
                    0,
                    "'" + both.iterator().next() + "' stands under " + one + " and under " + other + "; rename one");
        }
    }

    private static Recipe.Scenes scenes(Entry entry) throws RecipeException {
        Optional<String> folder = entry.optionalText(FOLDER);
        return new Recipe.Scenes(entry.line(), folder, options(entry, folder));
    }

    private static Recipe.Data data(Entry entry, boolean benchmark) throws RecipeException {
        Optional<String> folder = entry.optionalText(FOLDER);
        List<String> scenes = entry.texts("scenes");
        List<String> only = entry.texts("only");
        if (folder.isPresent() != scenes.isEmpty()) {
            throw entry.wrong("expected either scenes, of which it is made, or a folder that is there already");
        }
        return new Recipe.Data(entry.line(), benchmark, folder, scenes, only, options(entry, folder));
    }

    private static Recipe.Model model(Entry entry) throws RecipeException {
        Optional<String> folder = entry.optionalText(FOLDER);
        Optional<Node> config = entry.node("config");
        if (folder.isPresent() == config.isPresent()) {
            throw entry.wrong("expected either config, its shape, or a folder that is there already");
        }
        return new Recipe.Model(entry.line(), folder, config, options(entry, folder));
    }

    /// What is there already takes no options.
    private static Node.Fields options(Entry entry, Optional<String> folder) throws RecipeException {
        if (folder.isPresent()) {
            entry.end();
        }
        return entry.rest();
    }

    private Recipe.Training run(Entry entry) throws IOException {
        String base = entry.text("base");
        int processes = (int) entry.whole("processes", 1, 1, MOST_PROCESSES);
        Node config = entry.node("config")
                .orElseThrow(() -> entry.wrong("config: expected a training configuration, found nothing"));
        entry.end();
        List<Recipe.Config> configs = new ArrayList<>();
        for (Node one : config instanceof Node.Items list ? list.items() : List.of(config)) {
            configs.add(config(entry, one));
        }
        return new Recipe.Training(entry.line(), base, processes, configs);
    }

    private Recipe.Config config(Entry entry, Node node) throws IOException {
        return switch (node) {
            case Node.Fields fields -> new Recipe.Config(path, fields);
            case Node.Value value -> {
                Path its = path.toAbsolutePath().normalize().resolveSibling(value.text());
                try {
                    yield new Recipe.Config(its, yaml(its, "training configuration"));
                } catch (RecipeException e) {
                    throw entry.wrong("config: " + e.getMessage());
                }
            }
            case Node.Items _ -> throw entry.wrong("config", node, "a training configuration or the name of its file");
        };
    }

    private static Recipe.Evaluation evaluation(Entry entry) throws RecipeException {
        Optional<String> of = entry.optionalText("of");
        String on = entry.text("on");
        return new Recipe.Evaluation(entry.line(), of, on, entry.rest());
    }

    /// Reads one entry of a section.
    @FunctionalInterface
    private interface Reading<T> {
        T read(Entry entry) throws IOException;
    }
}
