package org.multispa.evaluation.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.multispa.dataset.Sample;
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
final class Asking {
    private final String stage;
    private final Backend backend;
    private final Wording wording;
    private final AnswerStore store;
    private final Consumer<AskProgress> progress;
    private Optional<IOException> failure = Optional.empty();
    private Usage usage = Usage.NONE;
    private long questions;
    private long stored;
    private long asked;
    private long answered;
    private long failed;

    /// Makes a question of a sample, just before it is asked.
    interface Wording {
        Ask of(Sample sample) throws IOException;
    }

    Asking(String stage, Backend backend, Wording wording, AnswerStore store, Consumer<AskProgress> progress) {
        this.stage = stage;
        this.backend = backend;
        this.wording = wording;
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

    /// @param keys of all samples that are to be asked
    void askAll(List<Sample> samples, Map<String, AnswerKey> keys) throws IOException, InterruptedException {
        Map<AnswerKey, Sample> missing = missing(samples, keys);
        Slots slots = new Slots(backend::concurrency);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Map.Entry<AnswerKey, Sample> one : missing.entrySet()) {
                    slots.take();
                    if (failed().isPresent()) {
                        break;
                    }
                    threads.execute(() -> {
                        try {
                            ask(one.getValue(), one.getKey());
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

    private synchronized Map<AnswerKey, Sample> missing(List<Sample> samples, Map<String, AnswerKey> keys) {
        Map<AnswerKey, Sample> missing = new LinkedHashMap<>();
        for (Sample sample : samples) {
            AnswerKey key = keys.get(sample.id());
            if (key != null) {
                questions++;
                if (store.answered(key).isPresent() || missing.putIfAbsent(key, sample) != null) {
                    stored++;
                }
            }
        }
        tell();
        return missing;
    }

    private synchronized Optional<IOException> failed() {
        return failure;
    }

    private void tell() {
        progress.accept(new AskProgress(stage, questions, stored, answered, failed, usage, backend.concurrency()));
    }

    private void ask(Sample sample, AnswerKey key) {
        try {
            StoredAnswer answer = reply(sample, key);
            store.append(answer);
            count(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            stop(e);
        } catch (Error e) {
            stop(new IOException("the back end broke down at question '" + sample.id() + "': " + e, e));
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

    private StoredAnswer reply(Sample sample, AnswerKey key) throws IOException, InterruptedException {
        synchronized (this) {
            asked++;
        }
        try {
            Reply reply = backend.ask(wording.of(sample));
            return new StoredAnswer.Answered(key, sample.id(), reply.text(), reply.usage());
        } catch (BackendDown e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new StoredAnswer.Failed(key, sample.id(), String.valueOf(e.getMessage()));
        }
    }
}
