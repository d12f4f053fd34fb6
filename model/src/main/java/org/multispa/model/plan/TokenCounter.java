package org.multispa.model.plan;

import java.util.List;
import org.multispa.images.ImageSize;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.tiles.TileGrid;
import org.multispa.model.tiles.TileRule;

/// Counts tiles and tokens of samples.
///
/// @param rule how images are cut
/// @param tokensPerTile that the language model sees of a tile, 256 as published
public record TokenCounter(TileRule rule, int tokensPerTile) {
    /// Begin and end of an image.
    private static final int MARKS = 2;

    public TokenCounter {
        if (tokensPerTile < 1) {
            throw new IllegalArgumentException("a tile has at least one token, found " + tokensPerTile);
        }
    }

    /// For a model as published.
    public static TokenCounter of(ModelConfig config) {
        return new TokenCounter(TileRule.of(config), config.tokensPerTile());
    }

    /// This counter with another limit of tiles an image.
    public TokenCounter withMaxTiles(int tiles) {
        return new TokenCounter(rule.withMax(tiles), tokensPerTile);
    }

    /// Tiles of an image, the thumbnail counted.
    public int tiles(ImageSize image) {
        return TileGrid.of(image.width(), image.height(), rule).tilesWithThumbnail(rule);
    }

    /// A sample of images in their stored sizes and of `textTokens` tokens besides, those of the chat template
    /// counted and the placeholders of images not.
    ///
    /// @throws ArithmeticException if the tokens do not fit an `int`
    public SampleTokens count(String name, List<ImageSize> images, int textTokens) {
        int tiles = 0;
        for (ImageSize image : images) {
            tiles = Math.addExact(tiles, tiles(image));
        }
        int imageTokens = Math.addExact(Math.multiplyExact(tiles, tokensPerTile), MARKS * images.size());
        return new SampleTokens(name, images.size(), tiles, imageTokens, textTokens);
    }
}
