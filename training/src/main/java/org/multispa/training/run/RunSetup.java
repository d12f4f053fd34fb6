package org.multispa.training.run;

import java.io.IOException;
import org.multispa.model.TokenizerFit;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.tiles.TileRule;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tokens.Tokenizers;
import org.multispa.training.batch.BatchSettings;
import org.multispa.training.batch.Batches;
import org.multispa.training.batch.ExampleLimits;
import org.multispa.training.batch.ExampleMaker;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.config.TrainConfig.Batching;
import org.multispa.training.ranks.Ranks;

/// What follows from a configuration and the model it names.
///
/// @param template how conversations are written
/// @param maker makes samples ready
record RunSetup(TrainConfig config, Ranks ranks, ChatTemplate template, ExampleMaker maker) {
    /// @throws IOException if the model's folder cannot be read, or a step cannot be shared by the processes
    static RunSetup of(TrainConfig config, Ranks ranks) throws IOException {
        Batching batch = config.batch();
        if (batch.samples() % ranks.size() != 0) {
            throw new IOException("batch.samples: expected a multiple of the " + ranks.size() + " processes, found "
                    + batch.samples());
        }
        ModelConfig model = ConfigReader.read(config.model());
        ChatTemplate template = TokenizerFit.template(config.model(), Tokenizers.read(config.model()), model);
        Tiler tiler = new Tiler(TileRule.of(model).withMax(batch.tiles()));
        ExampleLimits limits = new ExampleLimits(batch.tokens(), batch.cacheBytes());
        return new RunSetup(config, ranks, template, new ExampleMaker(template, tiler, model.tokensPerTile(), limits));
    }

    /// @param window steps within which samples of like length are put together
    BatchSettings batching(int window) {
        return new BatchSettings(
                config.seed(),
                config.batch().samples() / ranks.size(),
                ranks.rank(),
                ranks.size(),
                window,
                config.batch().workers(),
                config.batch().ahead());
    }

    /// How long the run is.
    long steps(Batches batches) {
        return config.length()
                .steps()
                .orElseGet(() ->
                        batching(config.batch().window()).steps(config.length().epochs(), batches.samplesPerEpoch()));
    }
}
