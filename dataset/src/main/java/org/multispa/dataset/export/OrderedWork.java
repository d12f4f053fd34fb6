package org.multispa.dataset.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tasks done by several threads whose results are consumed in the order of submission by the submitting thread.
/// Never more than a few results a thread are waiting. Not thread-safe itself.
final class OrderedWork<T> implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 4;

    /// Takes the results.
    interface Sink<T> {
        void take(T result) throws IOException;
    }

    private final ExecutorService executor;
    private final int window;
    private final Sink<T> sink;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();

    OrderedWork(int threads, Sink<T> sink) {
        this.executor = Executors.newFixedThreadPool(threads);
        this.window = WAITING_PER_THREAD * threads;
        this.sink = sink;
    }

    /// Adds a task, after giving the oldest result to the sink where too many are waiting.
    ///
    /// @throws IOException if an earlier task or the sink failed
    void submit(Callable<T> task) throws IOException {
        if (waiting.size() == window) {
            takeOldest();
        }
        waiting.add(executor.submit(task));
    }

    /// Waits for all tasks and gives their results to the sink.
    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            takeOldest();
        }
    }

    private void takeOldest() throws IOException {
        try {
            sink.take(waiting.remove().get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }
}
