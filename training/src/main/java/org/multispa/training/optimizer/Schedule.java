package org.multispa.training.optimizer;

/// The learning rate: rises linearly from 0 over the warm-up, then falls along half a cosine to 0.
///
/// @param peak the highest rate
/// @param warmup how many steps it rises
/// @param steps of the whole run
public record Schedule(double peak, long warmup, long steps) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public Schedule {
        if (!(peak > 0) || !Double.isFinite(peak)) {
            throw new IllegalArgumentException("expected a learning rate above 0, found " + peak);
        }
        if (warmup < 0 || steps < 1 || warmup > steps) {
            throw new IllegalArgumentException(
                    "expected at least one step and a warm-up within them, found " + steps + " and " + warmup);
        }
    }

    /// The rate of a step.
    ///
    /// @param step counted from 0
    public double rate(long step) {
        if (step < warmup) {
            return peak * step / warmup;
        }
        double done = (double) (step - warmup) / Math.max(1, steps - warmup);
        return peak * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}
