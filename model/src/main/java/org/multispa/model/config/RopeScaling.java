package org.multispa.model.config;

/// What happens to the rotary angles past the trained length.
public sealed interface RopeScaling {
    /// Nothing.
    record None() implements RopeScaling {}

    /// Positions divided by a factor, at every length.
    ///
    /// @param factor at least 1
    record Linear(double factor) implements RopeScaling {
        /// Checks the factor.
        public Linear {
            requireFactor(factor);
        }
    }

    /// The base grows with the length of the sequence once that passes the trained length (dynamic NTK).
    ///
    /// @param factor at least 1
    record Dynamic(double factor) implements RopeScaling {
        /// Checks the factor.
        public Dynamic {
            requireFactor(factor);
        }
    }

    private static void requireFactor(double factor) {
        if (!(factor >= 1) || factor > 1e6) {
            throw new IllegalArgumentException("rope_scaling.factor: expected 1 or more, found " + factor);
        }
    }
}
