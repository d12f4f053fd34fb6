package org.multispa.evaluation.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.stats.Statistics.Interval;

/// Numbers as the reports write them.
public final class Format {
    public static final String NONE = "–";

    private Format() {}

    /// A share in percent: `56.11`.
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    /// A difference of shares in points, with its sign: `+3.20`.
    public static String points(double difference) {
        return signed(100 * difference);
    }

    public static String signed(double points) {
        String text = String.format(Locale.ROOT, "%+.2f", points);
        return text.equals("-0.00") ? "+0.00" : text;
    }

    public static String interval(Optional<Interval> interval) {
        return interval.map(i -> String.format(Locale.ROOT, "%.1f to %.1f", 100 * i.low(), 100 * i.high()))
                .orElse(NONE);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String counted(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    public static String probability(OptionalDouble probability) {
        return probability.isPresent() ? probability(probability.getAsDouble()) : NONE;
    }

    public static String probability(double probability) {
        return probability < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", probability);
    }
}
