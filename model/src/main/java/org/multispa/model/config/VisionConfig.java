package org.multispa.model.config;

/// Shape of the vision encoder (InternViT).
///
/// @param hidden width of a token
/// @param intermediate width inside the feed-forward part
/// @param imageSize side of a tile, pixels
/// @param patchSize side of a patch, pixels
/// @param qkNormalization whether queries and keys are RMS-normalised over their whole width (6B)
/// @param qkvBias whether the projection to queries, keys and values has a bias (300M)
public record VisionConfig(
        int hidden,
        int layers,
        int heads,
        int intermediate,
        int imageSize,
        int patchSize,
        NormKind norm,
        double normEps,
        boolean qkNormalization,
        boolean qkvBias) {
    /// Checks that the numbers fit each other.
    ///
    /// @throws IllegalArgumentException if they do not
    public VisionConfig {
        Shapes.positive("vision_config", hidden, layers, heads, intermediate, imageSize, patchSize);
        Shapes.divides("vision_config.hidden_size", hidden, "num_attention_heads", heads);
        Shapes.divides("vision_config.image_size", imageSize, "patch_size", patchSize);
        if (!(normEps > 0)) {
            throw new IllegalArgumentException(
                    "vision_config.layer_norm_eps: expected a number above 0, found " + normEps);
        }
    }

    /// Patches along one side of a tile.
    public int patchesPerSide() {
        return imageSize / patchSize;
    }

    /// Tokens of a tile inside the encoder: its patches and the class token.
    public int tokens() {
        return patchesPerSide() * patchesPerSide() + 1;
    }

    /// Width of one attention head.
    public int headWidth() {
        return hidden / heads;
    }
}
