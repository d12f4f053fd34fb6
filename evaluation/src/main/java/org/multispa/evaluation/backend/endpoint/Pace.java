package org.multispa.evaluation.backend.endpoint;

import java.time.Duration;
import java.time.Instant;

/// Time, and waiting for it to pass.
interface Pace {
    /// Time as it is.
    Pace REAL = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    };

    /// Nanoseconds since some moment.
    long nanos();

    /// The time of day.
    Instant now();

    void sleep(Duration time) throws InterruptedException;
}
