package org.multispa.evaluation.backend.endpoint;

import java.time.Duration;
import java.util.Optional;

/// How many requests are under way at once: as many as the server takes well, found out by trying.
///
/// It grows while answers come and requests use at least half of it: by one with each answer until the first
/// trouble, and by at most one with each round of answers from then on. It is halved when the server says that
/// it is busy or takes too long, once for all requests that were under way together. Where answers take several
/// times as long as they did at best, it grows no more, and where they take longer still, it shrinks by one a
/// round. Thread-safe.
final class AdaptiveLimit {
    private static final int FIRST = 4;

    /// The share of the newest answer in the time that answers take.
    private static final double NEWEST = 0.1;

    /// A server that became slower for good is after some hundred answers no longer held against its best times.
    private static final double FORGET = 1.005;

    private static final double SLOW = 3;
    private static final double TOO_SLOW = 6;

    private final int most;
    private final Pace pace;
    private double limit;
    private boolean searching = true;
    private int underWay;
    private int round;
    private double typical;
    private double best;
    private long pausedUntil;
    private boolean paused;

    /// @param most that there may ever be, at least 1
    AdaptiveLimit(int most, Pace pace) {
        this.most = most;
        this.pace = pace;
        this.limit = Math.min(most, FIRST);
    }

    /// The right to one request.
    ///
    /// @param round of the limit, which troubles end
    /// @param beside requests under way when it was given, itself counted
    /// @param begun by the clock of [Pace]
    record Permit(int round, int beside, long begun) {}

    /// Requests that may be under way now.
    synchronized int limit() {
        return (int) limit;
    }

    synchronized int underWay() {
        return underWay;
    }

    /// Waits until one more request may go out. Every permit goes back in exactly one of three ways.
    Permit acquire() throws InterruptedException {
        while (true) {
            Duration pause;
            synchronized (this) {
                while (underWay >= (int) limit) {
                    wait();
                }
                long now = pace.nanos();
                if (!paused || pausedUntil - now <= 0) {
                    paused = false;
                    underWay++;
                    return new Permit(round, underWay, now);
                }
                pause = Duration.ofNanos(pausedUntil - now);
            }
            pace.sleep(pause);
        }
    }

    /// An answer came.
    synchronized void answered(Permit permit) {
        double seconds = Math.max(1e-6, (pace.nanos() - permit.begun()) / 1e9);
        typical = typical == 0 ? seconds : (1 - NEWEST) * typical + NEWEST * seconds;
        best = best == 0 ? typical : Math.min(typical, best * FORGET);
        boolean used = 2 * permit.beside() >= (int) limit;
        if (typical > TOO_SLOW * best) {
            searching = false;
            limit = Math.max(1, limit - 1 / limit);
        } else if (typical > SLOW * best) {
            searching = false;
        } else if (used && permit.round() == round) {
            limit = Math.min(most, limit + (searching ? 1 : 1 / limit));
        }
        release();
    }

    /// The server was busy, or took too long.
    ///
    /// @param wait how long nothing more is to be sent to it
    synchronized void troubled(Permit permit, Optional<Duration> wait) {
        if (permit.round() == round) {
            round++;
            searching = false;
            limit = Math.max(1, limit / 2);
        }
        if (wait.isPresent()) {
            long until = pace.nanos() + wait.get().toNanos();
            pausedUntil = paused ? Math.max(pausedUntil, until) : until;
            paused = true;
        }
        release();
    }

    /// It ended in a way that says nothing about how much the server takes.
    synchronized void ended() {
        release();
    }

    private void release() {
        underWay--;
        notifyAll();
    }
}
