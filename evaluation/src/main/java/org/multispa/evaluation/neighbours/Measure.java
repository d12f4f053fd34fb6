package org.multispa.evaluation.neighbours;

import java.util.Optional;
import org.multispa.dataset.stats.Statistics.Interval;

/// A figure with its uncertainty.
///
/// @param key name in files
/// @param text name in tables
/// @param value a share from 0 to 1, or points
/// @param questions below it
/// @param wilson 95 % interval of a plain share that takes questions for independent
/// @param drawn 95 % interval by drawing questions anew, together those that belong together; absent where all
///     belong together
public record Measure(
        String key,
        String text,
        Part.Unit unit,
        double value,
        long questions,
        Optional<Interval> wilson,
        Optional<Interval> drawn) {}
