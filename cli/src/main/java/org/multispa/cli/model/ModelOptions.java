package org.multispa.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.tiles.TileRule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which model answers, and how it is loaded.
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            required = true,
            description = "A model folder as published: config.json, safetensors, tokenizer (docs/model.md).")
    private Path folder = Path.of(".");

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "A LoRA adapter for it: adapter_config.json and adapter_model.safetensors.")
    @Nullable
    private Path adapter;

    @Option(
            names = "--max-tiles",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Most tiles an image is cut into, the thumbnail not counted (default: as config.json says, "
                    + "12 as published; the paper trains with 6).")
    @Nullable
    private Integer maxTiles;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(
            names = "--dtype",
            paramLabel = "bf16|f32",
            hideParamSyntax = true,
            converter = WeightKinds.class,
            description = "Kind of number the weights are kept in (default: as stored).")
    @Nullable
    private WeightKind kind;

    /// The folder of the model.
    Path folder() {
        return folder;
    }

    /// Loads the model.
    ///
    /// @throws IOException if the folder is not that of a model known here, or the adapter is not one for it
    Assistant load() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": expected a model folder, found "
                    + (Files.exists(folder) ? "a file" : "no such folder"));
        }
        if (maxTiles != null && maxTiles > TileRule.MOST_TILES) {
            throw new UsageException("--max-tiles: expected at most " + TileRule.MOST_TILES + ", found " + maxTiles);
        }
        int most = maxTiles == null ? ConfigReader.read(folder).maxTiles() : maxTiles;
        Optional<Adapter> read = adapter == null ? Optional.empty() : Optional.of(AdapterReader.read(adapter));
        LoadOptions options = new LoadOptions(Optional.ofNullable(kind), Optional.empty(), device.name());
        try {
            return Assistant.load(folder, read, options, most);
        } catch (RuntimeException e) {
            throw Memory.explained(e, "the model");
        }
    }
}
