package org.multispa.training.parameters;

import java.util.Set;

/// Low-rank additions to linear layers of the language model: `scale · (dropout(x) · aᵀ) · bᵀ` with `scale = alpha /
/// rank`.
///
/// @param rank of the additions
/// @param alpha over `rank` is what an addition is multiplied with
/// @param dropout share of the inputs that is set to 0 while training; the others are scaled up for it
/// @param targets last parts of the names of the layers that get one, for example `wqkv`; all linear layers of the
///     decoder if empty
public record LoraSettings(int rank, double alpha, double dropout, Set<String> targets) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public LoraSettings {
        targets = Set.copyOf(targets);
        if (rank < 1) {
            throw new IllegalArgumentException("expected a LoRA rank of at least 1, found " + rank);
        }
        if (!(alpha > 0) || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException("expected a LoRA alpha above 0, found " + alpha);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("expected a LoRA dropout of at least 0 and below 1, found " + dropout);
        }
    }

    /// The paper's: rank 16, alpha 32, dropout 0.05 on all linear layers of the decoder.
    public static LoraSettings paper() {
        return new LoraSettings(16, 32, 0.05, Set.of());
    }

    /// What an addition is multiplied with.
    public double scale() {
        return alpha / rank;
    }
}
