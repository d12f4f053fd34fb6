package org.multispa.training.watch;

import java.util.Locale;

/// Where a run stands, in a line for people: step, smoothed loss, rate, speed, time left, memory. Immutable.
public final class ProgressLine {
    private static final double KEEP_LOSS = 0.95;
    private static final double KEEP_SPEED = 0.9;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private final long of;
    private final long step;
    private final double rate;
    private final long peakBytes;
    private final double lastLoss;
    private final Smoothed loss;
    private final Smoothed tokens;
    private final Smoothed seconds;

    private ProgressLine(
            long of,
            long step,
            double rate,
            long peakBytes,
            double lastLoss,
            Smoothed loss,
            Smoothed tokens,
            Smoothed seconds) {
        this.of = of;
        this.step = step;
        this.rate = rate;
        this.peakBytes = peakBytes;
        this.lastLoss = lastLoss;
        this.loss = loss;
        this.tokens = tokens;
        this.seconds = seconds;
    }

    /// Before the first step of a run or of its continuation.
    ///
    /// @param of how many steps the run has
    public static ProgressLine start(long of) {
        return new ProgressLine(
                of,
                0,
                0,
                0,
                Double.NaN,
                Smoothed.over(KEEP_LOSS),
                Smoothed.over(KEEP_SPEED),
                Smoothed.over(KEEP_SPEED));
    }

    /// After one more step.
    public ProgressLine after(StepMetrics metrics) {
        return new ProgressLine(
                of,
                metrics.step(),
                metrics.rate(),
                metrics.peakBytes(),
                metrics.loss(),
                loss.with(metrics.loss()),
                tokens.with((double) metrics.tokens()),
                seconds.with(metrics.seconds()));
    }

    /// The line, for example `step 120/15,625  loss 1.2345  rate 3.98e-05  1,234 tokens/s  left 12:34:56  memory
    /// 16.2 GB`. The loss is smoothed, unless the last one was no number.
    public String text() {
        if (step == 0) {
            return String.format(Locale.ROOT, "step 0/%,d", of);
        }
        double speed = seconds.value() > 0 ? tokens.value() / seconds.value() : 0;
        return String.format(
                Locale.ROOT,
                "step %,d/%,d  loss %.4f  rate %.2e  %,.0f tokens/s  left %s  memory %s",
                step,
                of,
                Double.isFinite(lastLoss) ? loss.value() : lastLoss,
                rate,
                speed,
                clock(Math.max(0, of - step) * seconds.value()),
                bytes(peakBytes));
    }

    /// Hours, minutes and seconds, with days before them where there are any.
    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        String days = whole >= 86_400 ? whole / 86_400 + "d " : "";
        return days
                + (whole >= 3600
                        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600 % 24, whole / 60 % 60, whole % 60)
                        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60));
    }

    /// Three digits and a unit, in powers of 1000.
    private static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5) {
            value /= 1000;
            unit++;
        }
        int digits = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, UNITS[unit]);
    }
}
