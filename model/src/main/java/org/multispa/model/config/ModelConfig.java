package org.multispa.model.config;

/// Shape of an InternVL2 model.
///
/// @param tileSize side of a tile, pixels
/// @param downsample how much pixel shuffle shrinks each side of the grid of patches, for example 0.5
/// @param selectLayer which hidden state of the vision encoder is used; −1 is the last
/// @param template name of the chat template, for example `internlm2-chat`
/// @param minTiles fewest tiles an image is cut into
/// @param maxTiles most tiles an image is cut into, the thumbnail not counted
/// @param thumbnail whether an image of more than one tile is followed by a small picture of the whole
/// @param published kind of number the weights were published in, as `config.json` names it
public record ModelConfig(
        VisionConfig vision,
        LanguageConfig language,
        int tileSize,
        double downsample,
        int selectLayer,
        String template,
        int minTiles,
        int maxTiles,
        boolean thumbnail,
        String published) {
    /// Checks that the numbers fit each other.
    ///
    /// @throws IllegalArgumentException if they do not
    public ModelConfig {
        if (tileSize != vision.imageSize()) {
            throw new IllegalArgumentException("force_image_size " + tileSize + ": expected vision_config.image_size "
                    + vision.imageSize() + "; position embeddings are not stretched here");
        }
        int shrink = (int) Math.round(1 / downsample);
        if (!(downsample > 0) || downsample > 1 || Math.abs(shrink * downsample - 1) > 1e-9) {
            throw new IllegalArgumentException("downsample_ratio: expected 1/n, found " + downsample);
        }
        Shapes.divides("patches along a tile's side", vision.patchesPerSide(), "1 / downsample_ratio", shrink);
        if (selectLayer >= 0 || selectLayer < -vision.layers()) {
            throw new IllegalArgumentException(
                    "select_layer: expected -" + vision.layers() + " to -1, found " + selectLayer);
        }
        if (minTiles < 1 || maxTiles < minTiles) {
            throw new IllegalArgumentException(
                    "expected 1 <= min_dynamic_patch <= max_dynamic_patch, found " + minTiles + " and " + maxTiles);
        }
    }

    /// How many patches along a side become one token.
    public int shrink() {
        return (int) Math.round(1 / downsample);
    }

    /// Tokens the language model sees for one tile, 256 as published.
    public int tokensPerTile() {
        int side = vision.patchesPerSide() / shrink();
        return side * side;
    }

    /// Layers of the vision encoder that are computed.
    public int visionLayersUsed() {
        return vision.layers() + 1 + selectLayer;
    }
}
