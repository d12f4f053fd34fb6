package org.multispa.cli.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether the program was told to end (SIGTERM, SIGINT). It then does not end before this is closed, so that what is
/// under way can be written down.
final class StopSignal implements AutoCloseable {
    private static final long LONGEST_MINUTES = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "wait for the checkpoint");
    private volatile boolean given;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean given() {
        return given;
    }

    private void stop() {
        given = true;
        try {
            if (!closed.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                System.getLogger(StopSignal.class.getName())
                        .log(System.Logger.Level.WARNING, "the step did not end in time; the last checkpoint stands");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending: the hook runs, and now comes to its end
        }
    }
}
