package org.multispa.model.serve.request;

import java.util.concurrent.atomic.AtomicLong;

/// Memory that requests share. For any number of threads.
public final class MemoryBudget {
    private final long total;
    private final AtomicLong taken = new AtomicLong();

    /// This many bytes.
    public MemoryBudget(long bytes) {
        total = bytes;
    }

    /// Bytes that are taken.
    public long taken() {
        return taken.get();
    }

    /// Nothing yet.
    public Share share() {
        return new Share();
    }

    /// What one request has taken, given back when it is closed. For one thread at a time.
    public final class Share implements AutoCloseable {
        private long mine;

        private Share() {}

        /// Takes more.
        ///
        /// @throws ApiError 413 if so much is never free, 429 if it is not now
        public void take(long bytes) throws ApiError {
            if (bytes > total - mine) {
                throw ApiError.refused(
                        413,
                        "request_too_large",
                        "this request needs more memory than the server gives to all of them");
            }
            if (taken.addAndGet(bytes) > total) {
                taken.addAndGet(-bytes);
                throw ApiError.busy("memory_full", "the requests in flight hold all the memory there is for them");
            }
            mine += bytes;
        }

        /// Gives some back.
        public void give(long bytes) {
            mine -= bytes;
            taken.addAndGet(-bytes);
        }

        @Override
        public void close() {
            give(mine);
        }
    }
}
