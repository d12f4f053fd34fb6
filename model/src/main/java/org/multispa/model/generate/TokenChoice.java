package org.multispa.model.generate;

/// Picks the next token.
public sealed interface TokenChoice permits Greedy, Sampled {
    /// @param logits one number a token of the vocabulary
    /// @param step how many tokens of this answer there are already
    /// @return the id of the token that comes next
    /// @throws IllegalArgumentException if a logit is not a number
    int choose(float[] logits, int step);
}
