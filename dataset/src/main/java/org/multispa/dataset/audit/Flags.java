package org.multispa.dataset.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multispa.dataset.audit.Flag.Severity;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;
import org.multispa.dataset.stats.Statistics;

/// Decides what stands out. A blind score must beat its reference by the margin even at the lower end of its interval,
/// and the interval is widened for the number of scores and balances of the whole audit (Bonferroni).
final class Flags {
    /// A constant answer to questions without options is worth a warning from here on.
    private static final double CONSTANT_IS_TOO_GOOD = 0.5;

    /// Labels carry sizes, but should not settle them.
    private static final double LABEL_IS_TOO_GOOD = 0.8;

    private static final double FAMILY_IS_TOO_LARGE = 0.5;
    private static final double TOO_REPETITIVE = 0.01;

    private final AuditSettings settings;
    private final List<SubtaskAudit> audits;
    private final double level;
    private final double z;

    Flags(AuditSettings settings, List<SubtaskAudit> audits) {
        this.settings = settings;
        this.audits = audits;
        long tests = audits.stream()
                .mapToLong(audit -> audit.scores().size() + audit.balances().size())
                .sum();
        level = AuditSettings.LEVEL / Math.max(1, tests);
        z = Statistics.zOfTail(level);
    }

    List<SubtaskAudit> raise() {
        return audits.stream().map(audit -> audit.with(flags(audit))).toList();
    }

    private List<Flag> flags(SubtaskAudit audit) {
        List<Flag> flags = new ArrayList<>();
        if (!audit.tooFew()) {
            audit.scores().forEach(score -> score(audit, score).ifPresent(flags::add));
            audit.balances().forEach(balance -> balance(balance).ifPresent(flags::add));
            family(audit.families()).ifPresent(flags::add);
        }
        if (audit.repeated() > TOO_REPETITIVE) {
            flags.add(warning(
                    "repeated",
                    percent(audit.repeated()) + " of the samples repeat an earlier question word for word about the"
                            + " same images"));
        }
        if (audit.contradictory() > 0) {
            flags.add(warning(
                    "contradictory",
                    audit.contradictory() + " samples ask a question that is asked elsewhere with another answer"));
        }
        flags.sort(Comparator.comparing(Flag::severity).reversed());
        return flags;
    }

    /// Kind of the flag that a score raises.
    static String kind(Clue clue) {
        return clue == Clue.CONSTANT ? "constant-answer" : clue.key();
    }

    private Optional<Flag> score(SubtaskAudit audit, BlindScore score) {
        double low = Statistics.wilson(score.right(), score.asked(), z).low();
        double constant = audit.score(Clue.CONSTANT).map(BlindScore::share).orElse(0.0);
        return switch (score.clue()) {
            case CONSTANT -> constant(audit, score, low);
            case LABEL -> label(score, low, constant);
            case WORDS, TEMPLATE, COORDINATES, MARKS, ECHO -> blind(audit, score, low, constant);
        };
    }

    private Optional<Flag> constant(SubtaskAudit audit, BlindScore score, double low) {
        double most =
                audit.chance().isPresent() ? audit.chance().getAsDouble() + settings.margin() : CONSTANT_IS_TOO_GOOD;
        if (low <= most) {
            return Optional.empty();
        }
        String against = audit.chance().isPresent()
                ? percent(audit.chance().getAsDouble()) + " is chance"
                : "more than " + percent(CONSTANT_IS_TOO_GOOD) + " leaves little to be told";
        return Optional.of(warning(
                kind(score.clue()), found(score) + " by one constant answer" + hint(score) + ", where " + against));
    }

    private Optional<Flag> label(BlindScore score, double low, double constant) {
        if (low <= constant + settings.margin()) {
            return Optional.empty();
        }
        Severity severity = low > LABEL_IS_TOO_GOOD ? Severity.WARNING : Severity.EXPECTED;
        return Optional.of(new Flag(
                severity,
                kind(score.clue()),
                found(score) + " from the label alone, where one constant answer gives " + percent(constant)
                        + "; labels tell sizes by nature"));
    }

    private Optional<Flag> blind(SubtaskAudit audit, BlindScore score, double low, double constant) {
        double chance = audit.chance().orElse(0);
        double reference = Math.max(constant, chance);
        if (low <= reference + settings.margin()) {
            return Optional.empty();
        }
        String gives = chance >= constant ? "chance" : "one constant answer";
        return Optional.of(warning(
                kind(score.clue()),
                found(score) + " from " + score.clue().text() + " alone" + hint(score) + ", where " + percent(reference)
                        + " is what " + gives + " gives"));
    }

    private Optional<Flag> balance(Balance balance) {
        Balance.Cell worst = balance.worst();
        double off = Math.abs(worst.observed() - worst.expected()) / balance.total();
        if (balance.probability() >= level || off <= settings.margin()) {
            return Optional.empty();
        }
        return Optional.of(warning(
                balance.what() + "-balance",
                String.format(
                        Locale.ROOT,
                        "the right answer is '%s' %d times of %d, expected %.1f (chi-square %.1f, p %.1e)",
                        worst.name(),
                        worst.observed(),
                        balance.total(),
                        worst.expected(),
                        balance.chiSquare(),
                        balance.probability())));
    }

    private static Optional<Flag> family(Spread families) {
        if (families.share() <= FAMILY_IS_TOO_LARGE) {
            return Optional.empty();
        }
        return Optional.of(warning(
                "one-scene",
                percent(families.share()) + " of the samples come from the scene family '" + families.largest()
                        + "', one of " + families.count()));
    }

    private static String found(BlindScore score) {
        Statistics.Interval interval = score.interval();
        return String.format(
                Locale.ROOT,
                "%.1f %% right (95 %%: %.1f to %.1f, n %d)",
                100 * score.share(),
                100 * interval.low(),
                100 * interval.high(),
                score.asked());
    }

    private static String hint(BlindScore score) {
        return score.hint().isEmpty() ? "" : " (" + score.hint() + ")";
    }

    private static Flag warning(String kind, String reason) {
        return new Flag(Severity.WARNING, kind, reason);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
