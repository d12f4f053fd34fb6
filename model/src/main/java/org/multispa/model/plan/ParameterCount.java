package org.multispa.model.plan;

import org.multispa.model.config.Architecture;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.config.NormKind;
import org.multispa.model.config.VisionConfig;

/// How many numbers a model consists of, as published in its weights.
///
/// @param vision of the vision encoder
/// @param projector between the two
/// @param language of the language model
public record ParameterCount(long vision, long projector, long language) {
    /// Counts the numbers of a model.
    public static ParameterCount of(ModelConfig config) {
        return new ParameterCount(vision(config), projector(config), language(config.language()));
    }

    /// All of them.
    public long total() {
        return vision + projector + language;
    }

    private static long vision(ModelConfig model) {
        VisionConfig config = model.vision();
        long hidden = config.hidden();
        long wide = config.intermediate();
        long patch = 3L * config.patchSize() * config.patchSize();
        long norm = config.norm() == NormKind.LAYER_NORM ? 2 * hidden : hidden;
        long attention = 4 * hidden * hidden
                + hidden
                + (config.qkvBias() ? 3 * hidden : 0)
                + (config.qkNormalization() ? 2 * hidden : 0);
        long feedForward = 2 * hidden * wide + wide + hidden;
        long scales = 2 * hidden;
        long embeddings = (patch + 1) * hidden + hidden + config.tokens() * hidden;
        return embeddings + model.visionLayersUsed() * (attention + feedForward + 2 * norm + scales);
    }

    private static long projector(ModelConfig config) {
        long shuffled =
                (long) config.shrink() * config.shrink() * config.vision().hidden();
        long hidden = config.language().hidden();
        return 2 * shuffled + (shuffled + 1) * hidden + (hidden + 1) * hidden;
    }

    private static long language(LanguageConfig config) {
        long hidden = config.hidden();
        long queries = (long) config.heads() * config.headWidth();
        long qkv = qkv(config);
        long attention =
                hidden * qkv + (config.qkvBias() ? qkv : 0) + queries * hidden + (config.outputBias() ? hidden : 0);
        long feedForward = 3 * hidden * config.intermediate();
        long table = config.vocabulary() * hidden;
        return (config.tiedEmbeddings() ? table : 2 * table)
                + config.layers() * (attention + feedForward + 2 * hidden)
                + hidden;
    }

    /// Width of queries, keys and values side by side.
    static long qkv(LanguageConfig config) {
        return (config.heads() + 2L * config.keyValueHeads()) * config.headWidth();
    }

    /// Numbers of a LoRA adapter on every linear layer of the language model's layers: a matrix down to the
    /// rank and one up from it for each.
    public static long adapter(LanguageConfig config, int rank) {
        long queries = (long) config.heads() * config.headWidth();
        long outputs = qkv(config) + config.hidden() + 2L * config.intermediate() + config.hidden();
        long inputs =
                (long) projections(config) * config.hidden() + queries + 2L * config.hidden() + config.intermediate();
        return (long) config.layers() * rank * (inputs + outputs);
    }

    /// How many matrices queries, keys and values come from.
    static int projections(LanguageConfig config) {
        return config.architecture() == Architecture.INTERNLM2 ? 1 : 3;
    }
}
