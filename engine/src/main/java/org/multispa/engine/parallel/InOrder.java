package org.multispa.engine.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Computes pieces on several threads and hands them on in order, with no more than a few for each thread in memory.
public final class InOrder {
    private static final int PIECES_A_THREAD = 4;

    private InOrder() {}

    /// Takes the pieces, on the calling thread.
    public interface Sink<T> {
        void take(T piece) throws IOException;
    }

    /// Computes the pieces 0..count−1 on up to `threads` threads and gives them to `sink` in that order. What a
    /// piece throws is thrown again in its turn; a failure ends the run, and no piece runs any more.
    ///
    /// @throws IOException if the sink fails, or the waiting thread is interrupted; its interrupt flag stays set
    public static <T> void run(int count, int threads, IntFunction<T> compute, Sink<T> sink) throws IOException {
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
            pool.close();
        }
    }

    private static <T> T result(Future<T> piece) throws IOException {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw Parallel.failure(e);
        }
    }
}
