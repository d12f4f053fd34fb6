package org.multispa.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Deletes a folder in the making if the program is told to stop. Closing it ends the watch.
final class StopGuard implements AutoCloseable {
    private static final int TRIES = 500;
    private static final long PAUSE_MILLIS = 10;

    /// So many looks in a row must find nothing.
    private static final int QUIET = 10;

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

    /// Until the folder is gone, files may still come, and for a moment afterwards a file that is begun brings the
    /// folder back. What is being written cannot be finished without its folder, so its writer ends.
    synchronized void stop() {
        stopped = true;
        int gone = 0;
        for (int i = 0; i < TRIES && gone < QUIET; i++) {
            gone = Files.exists(making, LinkOption.NOFOLLOW_LINKS) ? 0 : gone + 1;
            try {
                Folders.delete(making);
            } catch (IOException e) {
                gone = 0;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
