package org.multispa.evaluation.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;

/// Asks a back end what a store does not hold yet. A question that fails is noted in the store and does not
/// stop the others; a store that cannot be written does, and so does a back end that breaks down.
final class Asking {
    private final Benchmark benchmark;
    private final Source.Asked source;
    private final AnswerStore store;
    private final LongConsumer progress;
    private Optional<IOException> failure = Optional.empty();
    private Usage usage = Usage.NONE;
    private long asked;
    private long done;

    Asking(Benchmark benchmark, Source.Asked source, AnswerStore store, LongConsumer progress) {
        this.benchmark = benchmark;
        this.source = source;
        this.store = store;
        this.progress = progress;
    }

    /// Questions put to the back end.
    synchronized long asked() {
        return asked;
    }

    /// What they took.
    synchronized Usage usage() {
        return usage;
    }

    void askAll(List<Sample> samples, Map<String, AnswerKey> keys) throws IOException, InterruptedException {
        Semaphore slots = new Semaphore(Math.max(1, source.backend().concurrency()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Sample sample : samples) {
                    AnswerKey key = keys.get(sample.id());
                    if (key == null || store.answered(key).isPresent()) {
                        answered();
                        continue;
                    }
                    slots.acquire();
                    if (failed().isPresent()) {
                        break;
                    }
                    threads.execute(() -> {
                        try {
                            ask(sample, key);
                        } finally {
                            slots.release();
                        }
                    });
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        Optional<IOException> broken = failed();
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    private synchronized Optional<IOException> failed() {
        return failure;
    }

    private synchronized void answered() {
        done++;
        progress.accept(done);
    }

    private void ask(Sample sample, AnswerKey key) {
        try {
            store.append(reply(sample, key));
            answered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            stop(e);
        } catch (Error e) {
            stop(new IOException("the back end broke down at question '" + sample.id() + "': " + e, e));
        }
    }

    private synchronized void stop(IOException reason) {
        failure = failure.or(() -> Optional.of(reason));
    }

    private StoredAnswer reply(Sample sample, AnswerKey key) throws InterruptedException {
        synchronized (this) {
            asked++;
        }
        try {
            Reply reply = source.backend().ask(benchmark.ask(sample, source.prompt()));
            synchronized (this) {
                usage = usage.plus(reply.usage());
            }
            return new StoredAnswer.Answered(key, sample.id(), reply.text(), reply.usage());
        } catch (IOException | RuntimeException e) {
            return new StoredAnswer.Failed(key, sample.id(), String.valueOf(e.getMessage()));
        }
    }
}
