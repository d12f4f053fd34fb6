package org.multispa.model.assistant;

import java.util.List;
import org.multispa.model.generate.Greedy;
import org.multispa.model.generate.Sampled;
import org.multispa.model.generate.TokenChoice;

/// How an answer is written.
///
/// @param mostTokens at which it is cut off
/// @param temperature 0 takes the likeliest token each time
/// @param topP only tokens that together have this probability are drawn
/// @param seed of the draws
/// @param stops texts before which the answer ends
public record AnswerOptions(int mostTokens, double temperature, double topP, long seed, List<String> stops) {
    /// Greedy, at most 512 tokens.
    public static final AnswerOptions GREEDY = new AnswerOptions(512, 0, 1, 0, List.of());

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public AnswerOptions {
        if (mostTokens < 1 || !(temperature >= 0) || temperature > 100 || !(topP > 0) || topP > 1) {
            throw new IllegalArgumentException(
                    "expected at least one token, a temperature from 0 to 100 and top-p above" + " 0, at most 1; found "
                            + mostTokens + ", " + temperature + " and " + topP);
        }
        stops = List.copyOf(stops);
        if (stops.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("expected stop strings of at least one character, found an empty one");
        }
    }

    /// The same with another largest length.
    public AnswerOptions withMostTokens(int tokens) {
        return new AnswerOptions(tokens, temperature, topP, seed, stops);
    }

    TokenChoice choice() {
        return temperature == 0 ? new Greedy() : new Sampled(temperature, topP, seed);
    }
}
