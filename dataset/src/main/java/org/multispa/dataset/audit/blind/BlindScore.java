package org.multispa.dataset.audit.blind;

import org.multispa.dataset.stats.Statistics;

/// How well one way of answering without the images does.
///
/// @param clue what it goes by
/// @param right questions answered correctly by predictors that were not trained on them
/// @param asked questions answered
/// @param hint more about what it goes by, for people; may be empty
public record BlindScore(Clue clue, long right, long asked, String hint) {
    public BlindScore {
        if (right < 0 || right > asked) {
            throw new IllegalArgumentException("expected 0 to " + asked + " right, found " + right);
        }
    }

    /// 0 to 1; 0 where nothing was asked.
    public double share() {
        return asked == 0 ? 0 : (double) right / asked;
    }

    /// 95 % interval of the share, by Wilson.
    public Statistics.Interval interval() {
        return Statistics.wilson(right, asked, Statistics.Z95);
    }
}
