package org.multispa.engine.reports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Computes pieces on several threads and hands them on in order, with no more than a few for each thread in memory.
final class InOrder {
    private static final int PIECES_A_THREAD = 4;

    private InOrder() {}

    /// Takes the pieces, on the calling thread.
    interface Sink<T> {
        void take(T piece) throws IOException;
    }

    /// Computes the pieces 0..count−1 and gives them to `sink` in that order. A failure ends the run.
    ///
    /// @throws IOException if the sink fails
    static <T> void run(int count, int threads, IntFunction<T> compute, Sink<T> sink) throws IOException {
        if (threads <= 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                sink.take(compute.apply(i));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            Deque<Future<T>> underWay = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                int piece = i;
                underWay.add(pool.submit(() -> compute.apply(piece)));
                if (underWay.size() == (long) PIECES_A_THREAD * threads) {
                    sink.take(result(underWay.remove()));
                }
            }
            while (!underWay.isEmpty()) {
                sink.take(result(underWay.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> piece) throws IOException {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing a report", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
