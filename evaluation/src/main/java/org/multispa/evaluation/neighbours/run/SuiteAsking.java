package org.multispa.evaluation.neighbours.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;

/// Asks a back end what a store does not hold yet, in the given order. A question that fails is noted in the store
/// and does not stop the others; a store that cannot be written does.
final class SuiteAsking {
    private final Backend backend;
    private final AnswerStore store;
    private final LongConsumer progress;
    private Optional<IOException> failure = Optional.empty();
    private Usage usage = Usage.NONE;
    private long asked;
    private long done;

    /// @param progress told the number of questions that were answered, one call after the other
    SuiteAsking(Backend backend, AnswerStore store, LongConsumer progress) {
        this.backend = backend;
        this.store = store;
        this.progress = progress;
    }

    /// A question to be asked.
    record Task(String id, AnswerKey key, Making making) {}

    /// Reads the images of a question.
    interface Making {
        Ask ask() throws IOException;
    }

    synchronized long asked() {
        return asked;
    }

    synchronized Usage usage() {
        return usage;
    }

    void askAll(List<Task> tasks) throws IOException, InterruptedException {
        Semaphore slots = new Semaphore(Math.max(1, backend.concurrency()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Task task : tasks) {
                    if (store.answered(task.key()).isPresent()) {
                        answered();
                        continue;
                    }
                    slots.acquire();
                    if (failed().isPresent()) {
                        break;
                    }
                    threads.execute(() -> {
                        try {
                            ask(task);
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

    private void ask(Task task) {
        try {
            store.append(reply(task));
            answered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            stop(e);
        } catch (Error e) {
            stop(new IOException("the back end broke down at question '" + task.id() + "': " + e, e));
        }
    }

    private synchronized void stop(IOException reason) {
        failure = failure.or(() -> Optional.of(reason));
    }

    private StoredAnswer reply(Task task) throws InterruptedException {
        synchronized (this) {
            asked++;
        }
        try {
            Reply reply = backend.ask(task.making().ask());
            synchronized (this) {
                usage = usage.plus(reply.usage());
            }
            return new StoredAnswer.Answered(task.key(), task.id(), reply.text(), reply.usage());
        } catch (IOException | RuntimeException e) {
            return new StoredAnswer.Failed(task.key(), task.id(), String.valueOf(e.getMessage()));
        }
    }
}
