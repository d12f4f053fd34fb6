package org.multispa.evaluation.backend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.multispa.evaluation.backend.Backend;
import org.multispa.images.ImageSize;
import org.multispa.model.LoadOptions;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.plan.TokenCounter;

/// A model folder, and how it is to answer: greedily, as `multispa serve` does when it is asked for temperature 0.
///
/// @param adapter folder of a LoRA adapter for the model
/// @param mostTiles tiles an image is cut into at most, the thumbnail not counted; as the model says if absent
/// @param options how weights are kept and where they compute
/// @param batch answers that are written side by side; they do not depend on it
/// @param mostTokens of an answer
public record LocalModel(
        Path folder, Optional<Path> adapter, OptionalInt mostTiles, LoadOptions options, int batch, int mostTokens) {
    private static final int LARGEST_BATCH = 1024;

    public LocalModel {
        if (batch < 1 || batch > LARGEST_BATCH || mostTokens < 1) {
            throw new IllegalArgumentException("expected a batch of 1 to " + LARGEST_BATCH
                    + " and answers of at least one token, found " + batch + " and " + mostTokens);
        }
    }

    /// The folder's name, that of its adapter, and what tells them from others of these names.
    ///
    /// @throws IOException if a file cannot be read
    public String name() throws IOException {
        requireFolder(folder, "a model folder");
        String base = named(folder) + "@" + Fingerprint.of(folder);
        if (adapter.isEmpty()) {
            return base;
        }
        requireFolder(adapter.get(), "an adapter's folder");
        return base + "+" + named(adapter.get()) + "@" + Fingerprint.of(adapter.get());
    }

    private static void requireFolder(Path path, String what) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(
                    path + ": expected " + what + ", found " + (Files.exists(path) ? "a file" : "no such folder"));
        }
    }

    private static String named(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("model");
    }

    /// What answers depend on beside the model.
    ///
    /// @throws IOException if the model's configuration cannot be read
    public SortedMap<String, Object> parameters() throws IOException {
        SortedMap<String, Object> parameters = new TreeMap<>();
        parameters.put("max_tiles", tiles());
        parameters.put("max_tokens", mostTokens);
        parameters.put("temperature", 0);
        parameters.put(
                "dtype",
                options.weights()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse("as stored"));
        parameters.put("device", options.device().startsWith("cuda") ? "cuda" : options.device());
        return parameters;
    }

    /// How many tokens the model reads for an image of a size. No weight is read for it.
    ///
    /// @throws IOException if the model's configuration cannot be read
    public ToLongFunction<ImageSize> imageTokens() throws IOException {
        TokenCounter counter = TokenCounter.of(ConfigReader.read(folder)).withMaxTiles(tiles());
        return size -> (long) counter.tiles(size) * counter.tokensPerTile();
    }

    private int tiles() throws IOException {
        return mostTiles.isPresent()
                ? mostTiles.getAsInt()
                : ConfigReader.read(folder).maxTiles();
    }

    /// Loads the model.
    ///
    /// @throws IOException if the folder is not that of a model known here, or the adapter is not one for it
    public Backend open() throws IOException {
        String name = name();
        SortedMap<String, Object> parameters = parameters();
        return new LocalBackend(name, parameters, load(), batch, AnswerOptions.GREEDY.withMostTokens(mostTokens));
    }

    Assistant load() throws IOException {
        Optional<Adapter> read =
                adapter.isPresent() ? Optional.of(AdapterReader.read(adapter.get())) : Optional.empty();
        return Assistant.load(folder, read, options, tiles());
    }
}
