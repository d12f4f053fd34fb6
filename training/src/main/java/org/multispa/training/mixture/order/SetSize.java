package org.multispa.training.mixture.order;

import java.util.OptionalLong;

/// How many samples a set has and how many of them an epoch shows.
///
/// @param name what the set's own order is drawn by
/// @param available samples
/// @param repeat how often an epoch goes through those that are used
/// @param cap most of them that are ever used
public record SetSize(String name, long available, double repeat, OptionalLong cap) {
    private static final long MOST = 1L << 40;

    public SetSize {
        if (available < 0 || available > MOST) {
            throw new IllegalArgumentException(
                    "set '" + name + "': expected 0 to " + MOST + " samples, found " + available);
        }
        if (!(repeat > 0 && repeat * available <= MOST)) {
            throw new IllegalArgumentException("set '" + name + "': expected a repeat factor above 0 with at most "
                    + MOST + " samples an epoch, found " + repeat + " times " + available);
        }
    }

    /// Samples that are used at all.
    public long used() {
        return Math.min(available, cap.orElse(available));
    }

    /// Samples an epoch shows, repetitions counted: rounded, and at least one where there is one.
    public long perEpoch() {
        return used() == 0 ? 0 : Math.max(1, Math.round(used() * repeat));
    }
}
