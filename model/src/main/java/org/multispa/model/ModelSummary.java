package org.multispa.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.plan.ParameterCount;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.Tokenizers;

/// What a model folder holds, and what is wrong with it, without loading the model. The weights may be missing in
/// whole or in part, as may be the tokenizer.
///
/// @param config of the model
/// @param parameters that `config.json` calls for, by part
/// @param weights what there is of the weights
/// @param tokenizer kind and number of tokens, if the folder has a tokenizer that can be read
/// @param missing names of weights that the model needs and the folder does not hold; empty if there are no weights
/// @param leftover names of weights that the folder holds and the model has no place for
/// @param problems whatever else keeps the model from being used, each in a sentence that names the file
public record ModelSummary(
        ModelConfig config,
        ParameterCount parameters,
        FoundWeights weights,
        Optional<Tokenizer> tokenizer,
        List<String> missing,
        List<String> leftover,
        List<String> problems) {
    /// Keeps copies.
    public ModelSummary {
        missing = List.copyOf(missing);
        leftover = List.copyOf(leftover);
        problems = List.copyOf(problems);
    }

    /// Looks into a folder.
    ///
    /// @throws IOException if there is no `config.json` of a model known here
    public static ModelSummary of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": expected a model folder, found "
                    + (Files.exists(folder) ? "a file" : "no such folder"));
        }
        ModelConfig config = ConfigReader.read(folder);
        Map<String, long[]> shapes = InternVl.shapes(config);
        FoundWeights weights = FoundWeights.in(folder);
        List<String> problems = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> leftover = new ArrayList<>();
        weights.names().ifPresent(names -> {
            missing.addAll(difference(shapes.keySet(), names));
            leftover.addAll(difference(names, shapes.keySet()));
        });
        switch (weights) {
            case FoundWeights.None _ -> {}
            case FoundWeights.Unreadable(String reason) -> problems.add(reason);
            case FoundWeights.NamesOnly names ->
                problems.add(folder + ": " + names.missing().size() + " of " + names.shards()
                        + " shards that the index names are missing, the first is "
                        + names.missing().getFirst());
            case FoundWeights.Whole whole -> problems.addAll(misshapen(folder, shapes, whole.tensors()));
        }
        Optional<Tokenizer> tokenizer = tokenizer(folder, config, problems);
        return new ModelSummary(config, ParameterCount.of(config), weights, tokenizer, missing, leftover, problems);
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(without);
        return left;
    }

    private static List<String> misshapen(Path folder, Map<String, long[]> shapes, Map<String, TensorInfo> found) {
        List<String> problems = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            if (found.containsKey(name)) {
                TensorInfo tensor = Objects.requireNonNull(found.get(name));
                if (!Arrays.equals(tensor.shape(), shape) || !tensor.dtype().isReal()) {
                    problems.add(folder + ": tensor " + name + ": config.json calls for numbers of the shape "
                            + Arrays.toString(shape) + ", found " + tensor.what());
                }
            }
        });
        return problems;
    }

    private static Optional<Tokenizer> tokenizer(Path folder, ModelConfig config, List<String> problems) {
        if (Tokenizers.files(folder).isEmpty()) {
            return Optional.empty();
        }
        try {
            Tokenizer tokenizer = Tokenizers.read(folder);
            TokenizerFit.template(folder, tokenizer, config);
            return Optional.of(tokenizer);
        } catch (IOException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Whether nothing was found to be wrong; weights or a tokenizer may still be absent altogether.
    public boolean isSound() {
        return missing.isEmpty() && leftover.isEmpty() && problems.isEmpty();
    }
}
