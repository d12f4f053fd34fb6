package org.multispa.cli.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.model.DeviceOption;
import org.multispa.cli.model.WeightKinds;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.backend.local.LocalModel;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.tiles.TileRule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A model on this machine.
final class LocalOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Ask this model folder: config.json, safetensors, tokenizer (docs/model.md).")
    @Nullable
    private Path folder;

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "With --model: a LoRA adapter, adapter_config.json and adapter_model.safetensors.")
    @Nullable
    private Path adapter;

    @Option(
            names = "--max-tiles",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "With --model: most tiles an image is cut into, the thumbnail not counted (default: as"
                    + " config.json says, 12 as published; the paper uses 6).")
    @Nullable
    private Integer maxTiles;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(
            names = "--dtype",
            paramLabel = "bf16|f32",
            hideParamSyntax = true,
            converter = WeightKinds.class,
            description = "With --model: kind of number the weights are kept in (default: as stored).")
    @Nullable
    private WeightKind kind;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "4",
            description = "With --model: answers written side by side (default: ${DEFAULT-VALUE}).")
    private int batch = 4;

    @Option(
            names = "--served",
            description = "With --model: ask it over HTTP, by way of a server as 'multispa serve' is one, that runs as"
                    + " long as this command.")
    private boolean served;

    boolean isGiven() {
        return folder != null;
    }

    /// @throws UsageException if it makes no sense, or no model is given
    AskedModel model(int mostTokens) {
        if (folder == null) {
            throw new UsageException("--model is missing");
        }
        if (maxTiles != null && maxTiles > TileRule.MOST_TILES) {
            throw new UsageException("--max-tiles: expected at most " + TileRule.MOST_TILES + ", found " + maxTiles);
        }
        OptionalInt tiles = maxTiles == null ? OptionalInt.empty() : OptionalInt.of(maxTiles);
        LoadOptions load = new LoadOptions(Optional.ofNullable(kind), Optional.empty(), device.name());
        try {
            return new AskedModel.Local(
                    new LocalModel(folder, Optional.ofNullable(adapter), tiles, load, batch, mostTokens), served);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--batch: " + e.getMessage());
        }
    }

    /// @throws UsageException if there is an adapter without its model, or no model to be served
    void requireComplete() {
        if (folder == null && adapter != null) {
            throw new UsageException("--adapter needs --model, the folder of the model it belongs to");
        }
        if (folder == null && served) {
            throw new UsageException("--served needs --model; what --endpoint names is served already");
        }
    }
}
