package org.multispa.engine.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Runs independent pieces of work on several threads and gives their results in order.
public final class Parallel {
    private Parallel() {}

    /// `work` for 0..count−1 on up to `threads` threads; the results are in that order whatever the number of threads.
    /// If pieces fail, what the first of them in that order threw is thrown again, once no other runs any more.
    ///
    /// @throws IllegalStateException if the waiting thread is interrupted; its interrupt flag stays set, the pieces
    ///     that run are interrupted and waited for
    public static <T> List<T> map(int count, int threads, IntFunction<T> work) {
        List<T> results = new ArrayList<>(count);
        if (threads <= 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                results.add(work.apply(i));
            }
            return results;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count))) {
            List<Callable<T>> tasks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int at = i;
                tasks.add(() -> work.apply(at));
            }
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /// What a piece threw, as it was: an unchecked exception is returned, an error thrown.
    static RuntimeException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
