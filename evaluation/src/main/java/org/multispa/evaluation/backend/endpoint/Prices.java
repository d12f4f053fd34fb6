package org.multispa.evaluation.backend.endpoint;

/// What tokens cost.
///
/// @param inputUsd US dollars for a million tokens of questions, images included
/// @param outputUsd US dollars for a million tokens of answers
public record Prices(double inputUsd, double outputUsd) {
    private static final double MILLION = 1e6;

    public Prices {
        if (!(inputUsd >= 0) || !(outputUsd >= 0) || Double.isInfinite(inputUsd) || Double.isInfinite(outputUsd)) {
            throw new IllegalArgumentException(
                    "prices are US dollars for a million tokens, 0 or more; found " + inputUsd + " and " + outputUsd);
        }
    }

    /// US dollars for so many tokens.
    public double of(long input, long output) {
        return (input * inputUsd + output * outputUsd) / MILLION;
    }
}
