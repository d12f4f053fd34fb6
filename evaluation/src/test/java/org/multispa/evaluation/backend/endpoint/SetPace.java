package org.multispa.evaluation.backend.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that stands still but for those who sleep, and remembers for how long they did.
final class SetPace implements Pace {
    static final Instant BEGIN = Instant.parse("2026-03-04T05:06:07Z");

    private final List<Duration> slept = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return BEGIN.plusNanos(nanos);
    }

    @Override
    public synchronized void sleep(Duration time) {
        slept.add(time);
        nanos += time.toNanos();
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }
}
