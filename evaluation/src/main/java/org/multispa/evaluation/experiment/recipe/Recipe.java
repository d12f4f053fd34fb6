package org.multispa.evaluation.experiment.recipe;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An experiment, all lists worked in. Every reference leads to something, and runs do not begin with each
/// other in a circle; what the options and configurations say is not looked at.
///
/// @param file where it was read from; relative paths in it start at the file's folder
/// @param about what it asks, stands above the table
/// @param data data sets and benchmarks
/// @param table absent for an experiment that only trains
public record Recipe(
        Path file,
        String name,
        String about,
        Map<String, Scenes> scenes,
        Map<String, Data> data,
        Map<String, Model> models,
        Map<String, Training> runs,
        Map<String, Evaluation> evaluations,
        Optional<TableSpec> table) {
    public Recipe {
        scenes = ordered(scenes);
        data = ordered(data);
        models = ordered(models);
        runs = ordered(runs);
        evaluations = ordered(evaluations);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// A path of the recipe.
    public Path resolve(String path) {
        return file.toAbsolutePath().normalize().resolveSibling(path).normalize();
    }

    /// How messages name the file.
    public String source() {
        return String.valueOf(file.getFileName());
    }

    /// Rooms or clips to make, or a folder that holds scenes.
    ///
    /// @param folder of scenes that are there already
    /// @param options of the command that makes them
    public record Scenes(int line, Optional<String> folder, Node.Fields options) {}

    /// Questions to make of scenes, or a folder that holds them.
    ///
    /// @param benchmark whether it is made as a benchmark
    /// @param folder of a data set that is there already
    /// @param scenes names under `scenes`
    /// @param only names of scenes in these; empty for all
    /// @param options of the command that makes it
    public record Data(
            int line,
            boolean benchmark,
            Optional<String> folder,
            List<String> scenes,
            List<String> only,
            Node.Fields options) {
        public Data {
            scenes = List.copyOf(scenes);
            only = List.copyOf(only);
        }
    }

    /// A model to make, or the folder of one.
    ///
    /// @param folder of a model that is there already
    /// @param config the shape: a file's name, or the content of `config.json`
    /// @param options of the command that makes it
    public record Model(int line, Optional<String> folder, Optional<Node> config, Node.Fields options) {}

    /// A run of training.
    ///
    /// @param base name of the model or of the run it begins with
    /// @param processes that train together
    /// @param configs training configurations, at least one; keys of later ones replace those of earlier ones
    public record Training(int line, String base, int processes, List<Config> configs) {
        public Training {
            configs = List.copyOf(configs);
        }
    }

    /// A training configuration, or a part of one.
    ///
    /// @param file where it stands, by itself or in the recipe; relative paths in it start at the file's folder
    public record Config(Path file, Node.Fields content) {}

    /// Questions put to something.
    ///
    /// @param of name of a model or run; absent where the options name who answers
    /// @param on name of a data set or benchmark
    /// @param options of the command that evaluates
    public record Evaluation(int line, Optional<String> of, String on, Node.Fields options) {}
}
