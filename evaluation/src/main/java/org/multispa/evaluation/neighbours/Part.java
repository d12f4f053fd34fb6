package org.multispa.evaluation.neighbours;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// A figure of a benchmark and how it follows from sums.
///
/// @param key name in files
/// @param text name in tables
/// @param unit what its numbers are
/// @param questions below it
/// @param value its formula; NaN where the sums do not define it
/// @param share the cell of which it is a plain share of right answers, if it is one
public record Part(
        String key, String text, Unit unit, long questions, ToDoubleFunction<Tally> value, Optional<String> share) {
    /// What a figure's numbers are.
    public enum Unit {
        /// A share from 0 to 1, shown in percent.
        SHARE,
        /// Points as they stand.
        POINTS
    }

    /// The plain share of right answers in a cell.
    public static Part share(Tally whole, String cell, String text) {
        return new Part(cell, text, Unit.SHARE, questions(whole, cell), tally -> tally.mean(cell), Optional.of(cell));
    }

    /// The mean score in a cell, of grades that may lie between right and wrong.
    public static Part mean(Tally whole, String cell, String text) {
        return new Part(cell, text, Unit.SHARE, questions(whole, cell), tally -> tally.mean(cell), Optional.empty());
    }

    /// The plain mean of several cells' means.
    public static Part meanOf(Tally whole, String key, String text, List<String> cells) {
        long questions =
                cells.stream().mapToLong(cell -> questions(whole, cell)).sum();
        return new Part(key, text, Unit.SHARE, questions, tally -> tally.mean(cells), Optional.empty());
    }

    /// A share that follows from several cells.
    public static Part share(String key, String text, long questions, ToDoubleFunction<Tally> value) {
        return new Part(key, text, Unit.SHARE, questions, value, Optional.empty());
    }

    /// Points that follow from several cells.
    public static Part points(String key, String text, long questions, ToDoubleFunction<Tally> value) {
        return new Part(key, text, Unit.POINTS, questions, value, Optional.empty());
    }

    private static long questions(Tally whole, String cell) {
        return Math.round(whole.weight(cell));
    }
}
