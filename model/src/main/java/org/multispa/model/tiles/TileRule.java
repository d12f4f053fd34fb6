package org.multispa.model.tiles;

import org.multispa.model.config.ModelConfig;

/// How images are cut into tiles. The limits hold for each image on its own; several images do not share them.
///
/// @param size pixels a side of a tile
/// @param min fewest tiles of an image's grid, at least 1
/// @param max most tiles of an image's grid, the thumbnail not counted; at most [#MOST_TILES]
/// @param thumbnail whether the whole image, made as small as one tile, follows where the grid has more than one
public record TileRule(int size, int min, int max, boolean thumbnail) {
    /// The rule the paper trains with: 448 pixels, up to six tiles, a thumbnail.
    public static final TileRule PAPER = new TileRule(448, 1, 6, true);

    /// No rule may ask for more tiles of one image.
    public static final int MOST_TILES = 256;

    private static final int LARGEST_TILE = 1024;

    public TileRule {
        if (size < 1 || size > LARGEST_TILE) {
            throw new IllegalArgumentException(
                    "a tile has 1 to " + LARGEST_TILE + " pixels a side, found " + size + "; see force_image_size");
        }
        if (min < 1 || max < min || max > MOST_TILES) {
            throw new IllegalArgumentException("expected 1 <= min <= max <= " + MOST_TILES + " tiles an image, found "
                    + min + " to " + max + "; see min_dynamic_patch and max_dynamic_patch");
        }
    }

    /// The rule a model was published with.
    ///
    /// @throws IllegalArgumentException if it asks for more tiles or larger ones than are known here
    public static TileRule of(ModelConfig config) {
        return new TileRule(config.tileSize(), config.minTiles(), config.maxTiles(), config.thumbnail());
    }

    /// This rule with another limit; the minimum follows where it would be above it.
    public TileRule withMax(int tiles) {
        return new TileRule(size, Math.min(min, tiles), tiles, thumbnail);
    }
}
