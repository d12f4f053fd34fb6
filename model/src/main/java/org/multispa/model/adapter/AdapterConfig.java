package org.multispa.model.adapter;

import java.util.List;
import java.util.Optional;

/// What `adapter_config.json` says, as far as it matters for the model.
///
/// @param rank of every addition
/// @param dropout share of a layer's inputs left out of the addition while training
/// @param rankStabilised whether the scale is `alpha / √rank` rather than `alpha / rank`
/// @param base name or folder of the model it was trained on, if told
/// @param targets ends of the names of the adapted layers, as PEFT looks for them, or an expression for them
public record AdapterConfig(
        int rank, double alpha, double dropout, boolean rankStabilised, Optional<String> base, List<String> targets) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if rank or alpha is not above 0, or the dropout not from 0 to 1
    public AdapterConfig {
        if (rank < 1 || !(alpha > 0) || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException("expected r and lora_alpha above 0, found " + rank + " and " + alpha);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("expected lora_dropout from 0 to below 1, found " + dropout);
        }
        targets = List.copyOf(targets);
    }

    /// What an addition is multiplied with.
    public double scale() {
        return rankStabilised ? alpha / Math.sqrt(rank) : alpha / rank;
    }
}
