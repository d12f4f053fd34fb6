package org.multispa.evaluation.backend;

import java.util.OptionalDouble;

/// What an answer took.
///
/// @param inputTokens tokens of the question with its images; 0 where it is not known
/// @param outputTokens tokens of the answer; 0 where it is not known
/// @param costUsd its price in US dollars, where there is one
/// @param millis from question to answer
public record Usage(long inputTokens, long outputTokens, OptionalDouble costUsd, long millis) {
    /// Nothing is known or nothing was used.
    public static final Usage NONE = new Usage(0, 0, OptionalDouble.empty(), 0);

    public Usage {
        boolean price = costUsd.isEmpty() || (costUsd.getAsDouble() >= 0 && Double.isFinite(costUsd.getAsDouble()));
        if (inputTokens < 0 || outputTokens < 0 || millis < 0 || !price) {
            throw new IllegalArgumentException("tokens, cost and time are 0 or more, found " + inputTokens + ", "
                    + outputTokens + ", " + costUsd + ", " + millis);
        }
    }

    public Usage plus(Usage other) {
        OptionalDouble cost = costUsd.isEmpty() && other.costUsd.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(costUsd.orElse(0) + other.costUsd.orElse(0));
        return new Usage(
                inputTokens + other.inputTokens, outputTokens + other.outputTokens, cost, millis + other.millis);
    }
}
