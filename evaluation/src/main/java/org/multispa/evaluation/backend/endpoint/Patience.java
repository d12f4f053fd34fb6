package org.multispa.evaluation.backend.endpoint;

import java.time.Duration;
import org.multispa.geometry.SeededHash;

/// How long a question is tried.
///
/// @param timeout for one attempt, from the request to the last byte of the answer
/// @param attempts that may fail: errors of the server, broken connections, time-outs, answers that are none
/// @param busy how long a server may say that it is busy, which does not count as failing
public record Patience(Duration timeout, int attempts, Duration busy) {
    /// Two minutes an attempt, six of them, ten minutes for a busy server.
    public static final Patience DEFAULT = new Patience(Duration.ofMinutes(2), 6, Duration.ofMinutes(10));

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 16;

    public Patience {
        if (!timeout.isPositive() || attempts < 1 || busy.isNegative()) {
            throw new IllegalArgumentException("expected a time-out above 0, at least one attempt and a time of 0 or"
                    + " more for a busy server, found " + timeout + ", " + attempts + " and " + busy);
        }
    }

    /// The pause after a failed attempt: a second, doubled with each one up to a minute, shortened by up to a half
    /// by hash, so that questions that failed together do not come back together.
    ///
    /// @param failed attempts so far, from 1
    static Duration pause(int failed, SeededHash hash) {
        double doubled = (double) FIRST_PAUSE.toMillis() * Math.pow(2, Math.min(failed - 1, MOST_DOUBLINGS));
        double bounded = Math.min(doubled, (double) LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(Math.round(bounded * hash.with(failed).between(0.5, 1)));
    }
}
