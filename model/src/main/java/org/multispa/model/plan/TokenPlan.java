package org.multispa.model.plan;

import java.util.List;
import java.util.Optional;

/// Tiles and tokens of a whole data set.
///
/// @param images of all samples
/// @param tiles of each sample
/// @param tokens of each sample
/// @param longest the sample of most tokens, if there is a sample
/// @param unfit how many samples do not fit
/// @param named samples that do not fit, in the order they came, at most [TokenPlanner#MOST_NAMED]
public record TokenPlan(
        long images,
        Distribution tiles,
        Distribution tokens,
        Optional<SampleTokens> longest,
        long unfit,
        List<SampleTokens> named) {
    public TokenPlan {
        named = List.copyOf(named);
        if (unfit < named.size()
                || tiles.size() != tokens.size()
                || longest.isEmpty() != tokens.counts().isEmpty()) {
            throw new IllegalArgumentException("parts of a plan do not belong together: " + tokens.size() + " samples, "
                    + tiles.size() + " numbers of tiles, " + unfit + " unfit, " + named.size() + " named");
        }
    }

    /// How many samples there are.
    public long samples() {
        return tokens.size();
    }
}
