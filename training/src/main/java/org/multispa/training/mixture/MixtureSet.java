package org.multispa.training.mixture;

import java.util.OptionalLong;

/// One set of a mixture.
///
/// @param name in messages; also what the order of its samples is drawn by, so that a set keeps its order when
///     others come and go
/// @param repeat how often an epoch goes through the set: 1 shows every sample once, 2 twice, 0.1 a tenth of
///     them, another tenth in the next epoch
/// @param cap most samples that are ever used, the same ones in every epoch; which ones is drawn by the seed
public record MixtureSet(String name, Source source, double repeat, OptionalLong cap) {
    /// A set that is gone through more often than this is a typing error.
    public static final double MOST_REPEATS = 1_000_000;

    public MixtureSet {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a set of a mixture needs a name");
        }
        if (!(repeat > 0 && repeat <= MOST_REPEATS)) {
            throw new IllegalArgumentException("set '" + name + "': expected a repeat factor above 0 and at most "
                    + MOST_REPEATS + ", found " + repeat);
        }
        if (cap.isPresent() && cap.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "set '" + name + "': expected a cap of at least 1 sample, found " + cap.getAsLong());
        }
    }

    /// The whole set, once an epoch.
    public MixtureSet(String name, Source source) {
        this(name, source, 1, OptionalLong.empty());
    }
}
