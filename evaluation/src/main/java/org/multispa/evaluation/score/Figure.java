package org.multispa.evaluation.score;

import java.util.Optional;
import org.multispa.dataset.stats.Statistics;
import org.multispa.dataset.stats.Statistics.Interval;

/// A share of right answers, or a mean of such shares, with its uncertainty. All are 0 to 1.
///
/// @param share right answers over questions, or the plain mean of several such shares
/// @param right right answers below it
/// @param asked questions below it
/// @param wilson 95 % interval that takes questions for independent; absent for means
/// @param byScene 95 % interval by drawing whole scenes anew; absent where there is one scene only
public record Figure(double share, long right, long asked, Optional<Interval> wilson, Optional<Interval> byScene) {
    public Figure {
        if (!(share >= 0 && share <= 1) || right < 0 || right > asked) {
            throw new IllegalArgumentException(
                    "expected a share from 0 to 1 and 0 to " + asked + " right, found " + share + ", " + right);
        }
    }

    static Figure ofShare(long right, long asked, Optional<Interval> byScene) {
        return new Figure(
                (double) right / asked,
                right,
                asked,
                Optional.of(Statistics.wilson(right, asked, Statistics.Z95)),
                byScene);
    }

    static Figure ofMean(double share, long right, long asked, Optional<Interval> byScene) {
        return new Figure(share, right, asked, Optional.empty(), byScene);
    }

    /// Whether it is the share of one set of questions and no mean.
    public boolean isPlainShare() {
        return wilson.isPresent();
    }
}
