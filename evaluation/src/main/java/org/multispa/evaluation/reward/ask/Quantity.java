package org.multispa.evaluation.reward.ask;

import java.util.Locale;

/// What is asked of a motion.
public enum Quantity {
    /// Its length.
    DISTANCE,
    /// Its three components.
    VECTOR;

    /// Name on the command line and in files, for example `vector`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
