package org.multispa.model.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Time limits for calls that wait for a client: a call that takes longer is interrupted, which closes its connection.
final class Alarm implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("multispa-alarm").factory());

    Alarm() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /// Something that reads from or writes to a connection.
    @FunctionalInterface
    interface Call {
        void run() throws IOException;
    }

    /// Makes a call.
    ///
    /// @throws IOException if it fails, or is interrupted for it takes longer than allowed
    void within(Duration limit, Call call) throws IOException {
        Thread self = Thread.currentThread();
        AtomicBoolean open = new AtomicBoolean(true);
        ScheduledFuture<?> ring = clock.schedule(
                () -> {
                    if (open.getAndSet(false)) {
                        self.interrupt();
                    }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            call.run();
        } finally {
            ring.cancel(false);
            if (!open.getAndSet(false)) {
                // It has rung: the interrupt is for this call alone, not for what the thread does next.
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
