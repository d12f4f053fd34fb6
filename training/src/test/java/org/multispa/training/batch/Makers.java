package org.multispa.training.batch;

import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.PromptException;
import org.multispa.model.tiles.TileRule;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tokens.TokenizerException;
import org.multispa.model.tokens.Tokenizers;

/// Makers of examples for a model of bytes and of tiles of 28 pixels, four tokens each.
final class Makers {
    static final int TOKENS_PER_TILE = 4;
    static final TileRule RULE = new TileRule(28, 1, 2, true);

    private Makers() {}

    static ChatTemplate template() {
        try {
            return ChatTemplate.of("internlm2-chat", Tokenizers.byteLevel()).withoutSystem();
        } catch (PromptException | TokenizerException e) {
            throw new IllegalStateException(e);
        }
    }

    static ExampleMaker maker(int mostTokens, long cacheBytes) {
        return new ExampleMaker(
                template(), new Tiler(RULE), TOKENS_PER_TILE, new ExampleLimits(mostTokens, cacheBytes));
    }
}
