package org.multispa.model.config;

/// Shape of the language model.
///
/// @param vocabulary how many tokens there are
/// @param hidden width of a token
/// @param intermediate width inside the feed-forward part
/// @param heads query heads
/// @param keyValueHeads heads of keys and values; each serves `heads / keyValueHeads` query heads
/// @param headWidth width of one head
/// @param maxPositions the length the rotary angles were trained for
/// @param qkvBias whether the projections to queries, keys and values have a bias
/// @param outputBias whether the projection of the attention's output has one
/// @param tiedEmbeddings whether the output layer is the embedding table itself
public record LanguageConfig(
        Architecture architecture,
        int vocabulary,
        int hidden,
        int layers,
        int heads,
        int keyValueHeads,
        int headWidth,
        int intermediate,
        int maxPositions,
        double normEps,
        double ropeBase,
        RopeScaling ropeScaling,
        boolean qkvBias,
        boolean outputBias,
        boolean tiedEmbeddings) {
    /// Checks that the numbers fit each other.
    ///
    /// @throws IllegalArgumentException if they do not
    public LanguageConfig {
        Shapes.positive(
                "llm_config", vocabulary, hidden, layers, heads, keyValueHeads, headWidth, intermediate, maxPositions);
        Shapes.divides("llm_config.num_attention_heads", heads, "num_key_value_heads", keyValueHeads);
        Shapes.divides("width of a head", headWidth, "2", 2);
        if (!(ropeBase > 1) || !(normEps > 0)) {
            throw new IllegalArgumentException(
                    "llm_config: expected rope_theta above 1 and rms_norm_eps above 0, found " + ropeBase + " and "
                            + normEps);
        }
    }

    /// Query heads that share one head of keys and values.
    public int group() {
        return heads / keyValueHeads;
    }
}
