package org.multispa.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/// Deletes a folder in the making if the program is told to stop. Closing it ends the watch.
final class StopGuard implements AutoCloseable {
    private static final int TRIES = 5;

    private final Path making;
    private final Thread hook;
    private boolean stopped;

    StopGuard(Path making) {
        this.making = making;
        this.hook = new Thread(this::stop, "delete " + making);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is stopping, and something that it waits for is still to be written
        }
    }

    /// Does something that must not be done once the program stops.
    ///
    /// @throws InterruptedIOException if it stops
    synchronized void unlessStopped(Step last) throws IOException {
        if (stopped) {
            throw new InterruptedIOException("stopped while writing " + making);
        }
        last.run();
    }

    /// Files may still come while others go, so it takes more than one try at times.
    private synchronized void stop() {
        stopped = true;
        for (int i = 0; i < TRIES; i++) {
            try {
                Folders.delete(making);
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is stopping: the hook runs
        }
    }

    /// A step that may fail.
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }
}
