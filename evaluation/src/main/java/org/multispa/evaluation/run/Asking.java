package org.multispa.evaluation.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;

/// Asks a back end what a store does not hold yet, the same question once. A question that fails is noted in
/// the store and does not stop the others; a store that cannot be written does, and so does a back end that
/// breaks down.
public final class Asking {
    private final String stage;
    private final Backend backend;
    private final AnswerStore store;
    private final Consumer<AskProgress> progress;
    private Optional<IOException> failure = Optional.empty();
    private Usage usage = Usage.NONE;
    private long questions;
    private long stored;
    private long asked;
    private long answered;
    private long failed;

    /// A question to be asked.
    ///
    /// @param key what its answer is stored under; of questions with the same key one is asked
    public record Task(String id, AnswerKey key, Making making) {}

    /// Makes a question, just before it is asked.
    @FunctionalInterface
    public interface Making {
        Ask ask() throws IOException;
    }

    /// @param stage as [AskProgress#stage]
    /// @param progress told how far asking has come, one call after the other
    public Asking(String stage, Backend backend, AnswerStore store, Consumer<AskProgress> progress) {
        this.stage = stage;
        this.backend = backend;
        this.store = store;
        this.progress = progress;
    }

    /// Questions put to the back end.
    public synchronized long asked() {
        return asked;
    }

    /// What they took.
    public synchronized Usage usage() {
        return usage;
    }

    /// @throws IOException if the store cannot be written or the back end breaks down
    public void askAll(List<Task> tasks) throws IOException, InterruptedException {
        List<Task> missing = missing(tasks);
        Slots slots = new Slots(backend::concurrency);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Task task : missing) {
                    slots.take();
                    if (failed().isPresent()) {
                        break;
                    }
                    threads.execute(() -> {
                        try {
                            ask(task);
                        } finally {
                            slots.give();
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

    private synchronized List<Task> missing(List<Task> tasks) {
        Map<AnswerKey, Task> missing = new LinkedHashMap<>();
        for (Task task : tasks) {
            questions++;
            if (store.answered(task.key()).isPresent() || missing.putIfAbsent(task.key(), task) != null) {
                stored++;
            }
        }
        tell();
        return List.copyOf(missing.values());
    }

    private synchronized Optional<IOException> failed() {
        return failure;
    }

    private void tell() {
        progress.accept(new AskProgress(stage, questions, stored, answered, failed, usage, backend.concurrency()));
    }

    private void ask(Task task) {
        try {
            StoredAnswer answer = reply(task);
            store.append(answer);
            count(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            stop(e);
        } catch (Error e) {
            stop(new IOException("the back end broke down at question '" + task.id() + "': " + e, e));
        }
    }

    private synchronized void count(StoredAnswer answer) {
        switch (answer) {
            case StoredAnswer.Answered given -> {
                answered++;
                usage = usage.plus(given.usage());
            }
            case StoredAnswer.Failed _ -> failed++;
        }
        tell();
    }

    private synchronized void stop(IOException reason) {
        failure = failure.or(() -> Optional.of(reason));
    }

    private StoredAnswer reply(Task task) throws IOException, InterruptedException {
        synchronized (this) {
            asked++;
        }
        try {
            Reply reply = backend.ask(task.making().ask());
            return new StoredAnswer.Answered(task.key(), task.id(), reply.text(), reply.usage());
        } catch (BackendDown e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new StoredAnswer.Failed(task.key(), task.id(), String.valueOf(e.getMessage()));
        }
    }
}
