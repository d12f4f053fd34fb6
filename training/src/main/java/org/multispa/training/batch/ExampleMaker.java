package org.multispa.training.batch;

import java.io.IOException;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.PromptException;
import org.multispa.model.tiles.Tiler;
import org.multispa.training.mixture.RawSample;

/// Makes samples ready for a model. Safe for any number of threads.
public final class ExampleMaker {
    /// @param tokensPerTile that the model reads for a tile
    public ExampleMaker(ChatTemplate template, Tiler tiler, int tokensPerTile, ExampleLimits limits) {}

    /// Reads, marks and cuts the images and encodes the conversation.
    public Example make(RawSample sample) throws IOException, PromptException {
        throw new UnsupportedOperationException(sample.name());
    }

    /// About how many tokens a sample has, without opening its images.
    public long estimate(RawSample sample) {
        throw new UnsupportedOperationException(sample.name());
    }
}
