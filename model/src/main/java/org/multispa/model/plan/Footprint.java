package org.multispa.model.plan;

import java.util.List;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.safetensors.DType;

/// Bytes of the parts of a step. Attention is taken as computed block by block: no square of scores is kept.
///
/// @param width bytes of a number
record Footprint(ModelConfig model, int width, List<SampleTokens> batch) {
    private static final int SINGLE = 4;

    /// Tiles that go through the vision encoder together.
    private static final int TILES_AT_ONCE = 8;

    static void requireReal(DType numbers) {
        if (!numbers.isReal()) {
            throw new IllegalArgumentException("expected BF16, F16 or F32, found " + numbers);
        }
    }

    private long tokens() {
        return batch.stream().mapToLong(SampleTokens::tokens).sum();
    }

    private long tiles() {
        return batch.stream().mapToLong(SampleTokens::tiles).sum();
    }

    long weights() {
        return width * ParameterCount.of(model).total();
    }

    /// What the language model sees of all tiles.
    long imageEmbeddings() {
        return width * tiles() * model.tokensPerTile() * model.language().hidden();
    }

    /// Keys and values of all layers, each sample grown by the new tokens.
    long cache(int newTokens) {
        LanguageConfig config = model.language();
        long rows = tokens() + (long) batch.size() * newTokens;
        return 2L * config.layers() * config.keyValueHeads() * config.headWidth() * rows * width;
    }

    /// The tokens between two layers of the language model.
    long hidden() {
        return width * tokens() * model.language().hidden();
    }

    /// While one layer of the language model is computed and nothing is kept: the larger of attention (input,
    /// normed, packed, rotated, keys and values repeated for every head, result twice, output) and feed-forward
    /// part (input, sum, normed, gate, its SiLU, up, product, output).
    long languageLayer() {
        LanguageConfig config = model.language();
        long queries = (long) config.heads() * config.headWidth();
        long keys = (long) config.keyValueHeads() * config.headWidth();
        long qkv = ParameterCount.qkv(config);
        long attention = 3L * config.hidden() + qkv + (queries + keys) + 4 * queries;
        long feedForward = 4L * config.hidden() + 4L * config.intermediate();
        return width * tokens() * Math.max(attention, feedForward);
    }

    /// While one layer of the vision encoder is computed: the larger of attention (input, normed, packed, its
    /// three parts, result twice, output twice) and feed-forward part (input, sum, normed, widened twice,
    /// output twice), and the pixels of all tiles in single precision.
    long visionLayer() {
        VisionConfig config = model.vision();
        long side = config.imageSize();
        long attention = 12L * config.hidden();
        long feedForward = 5L * config.hidden() + 2L * config.intermediate();
        long rows = Math.min(tiles(), TILES_AT_ONCE) * config.tokens();
        return width * rows * Math.max(attention, feedForward) + SINGLE * 3 * side * side * tiles();
    }

    /// Of `positions` tokens, as computed and in single precision.
    long logits(long positions) {
        return positions * model.language().vocabulary() * (width + SINGLE);
    }

    /// Of all text tokens, as computed, in single precision, and the gradient.
    long logitsWithGradient() {
        long positions = batch.stream().mapToLong(SampleTokens::textTokens).sum();
        return positions * model.language().vocabulary() * (width + 2 * SINGLE);
    }

    /// What the way back through one layer of the language model needs: input and sum (for the norms), both
    /// normed (for the adapter), queries, keys, values and result of the attention with a sum for each head,
    /// gate, its SiLU, up and product; what the adapters have at their rank; with dropout a copy and a mask of
    /// each input.
    long kept(int rank, boolean dropout) {
        LanguageConfig config = model.language();
        long queries = (long) config.heads() * config.headWidth();
        long numbers = 4L * config.hidden() + ParameterCount.qkv(config) + queries + 4L * config.intermediate();
        int projections = ParameterCount.projections(config);
        long low = (projections + 4L) * rank;
        long dropped =
                dropout ? (width + 1) * ((projections + 2L) * config.hidden() + queries + config.intermediate()) : 0;
        return tokens() * (width * (numbers + low) + (long) SINGLE * config.heads() + dropped);
    }
}
