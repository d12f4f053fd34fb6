package org.multispa.model.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Adds up samples as they come, in memory that does not grow with their number. For one thread.
public final class TokenPlanner {
    /// Samples that do not fit and are listed by name; the others are counted.
    public static final int MOST_NAMED = 1000;

    private final Predicate<SampleTokens> fits;
    private final SortedMap<Long, Long> tiles = new TreeMap<>();
    private final SortedMap<Long, Long> tokens = new TreeMap<>();
    private final List<SampleTokens> named = new ArrayList<>();
    private Optional<SampleTokens> longest = Optional.empty();
    private long images;
    private long unfit;

    /// @param fits whether a sample can be used, for example by its tokens or by the memory of a [Step]
    public TokenPlanner(Predicate<SampleTokens> fits) {
        this.fits = fits;
    }

    /// For samples of at most `tokens` tokens.
    public static TokenPlanner within(long tokens) {
        return new TokenPlanner(sample -> sample.tokens() <= tokens);
    }

    /// Adds a sample.
    public void add(SampleTokens sample) {
        images += sample.images();
        tiles.merge((long) sample.tiles(), 1L, Long::sum);
        tokens.merge(sample.tokens(), 1L, Long::sum);
        if (longest.isEmpty() || sample.tokens() > longest.get().tokens()) {
            longest = Optional.of(sample);
        }
        if (!fits.test(sample)) {
            unfit++;
            if (named.size() < MOST_NAMED) {
                named.add(sample);
            }
        }
    }

    /// All that was added up to now.
    public TokenPlan plan() {
        return new TokenPlan(images, new Distribution(tiles), new Distribution(tokens), longest, unfit, named);
    }
}
