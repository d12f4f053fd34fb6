package org.multispa.evaluation.backend.endpoint;

import java.time.Duration;
import java.time.Instant;

/// Time that runs a number of times as fast as it does, from now on.
record FastPace(long times, Instant begin, long beginNanos) implements Pace {
    FastPace(long times) {
        this(times, Instant.now(), System.nanoTime());
    }

    @Override
    public long nanos() {
        return (System.nanoTime() - beginNanos) * times;
    }

    @Override
    public Instant now() {
        return begin.plusNanos(nanos());
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.dividedBy(times).plusNanos(1));
    }
}
