package org.multispa.evaluation.reward.score;

import java.util.Optional;
import org.multispa.dataset.stats.Statistics.Interval;

/// A [Measure]'s figure.
///
/// @param value millimetres, a correlation, or a share from 0 to 1
/// @param numbers how many numbers it is the mean or median of
/// @param interval 95 % interval by drawing whole recordings anew; absent where there is one only
public record RewardFigure(double value, long numbers, Optional<Interval> interval) {}
