package org.multispa.evaluation.backend.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.assistant.Reply;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;

/// The thread on which a model writes answers, several side by side. The next question begins as soon as one of
/// those under way has ended.
final class AnswerThread implements AutoCloseable {
    private final Assistant assistant;
    private final int batch;
    private final AnswerOptions options;
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final List<UnderWay> underWay = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private Generation generation;

    /// An answer with what it took.
    record Written(String text, int promptTokens, int answerTokens) {}

    private record Job(Prepared question, CompletableFuture<Written> answer) {}

    private record UnderWay(Job job, Reply reply) {}

    /// Starts the thread.
    AnswerThread(Assistant assistant, int batch, AnswerOptions options) {
        this.assistant = assistant;
        this.batch = batch;
        this.options = options;
        generation = new Generation(assistant.model());
        thread = Thread.ofPlatform().name("multispa-answers").daemon().unstarted(this::run);
        thread.start();
    }

    /// The answer to come. Cancelling it gives the question up.
    CompletableFuture<Written> write(Prepared question) {
        Job job = new Job(question, new CompletableFuture<>());
        waiting.add(job);
        if (closed && waiting.remove(job)) {
            job.answer().cancel(false);
        }
        return job.answer();
    }

    private void run() {
        try {
            while (!closed) {
                if (underWay.isEmpty()) {
                    begin(waiting.take());
                }
                for (Job next = next(); next != null; next = next()) {
                    begin(next);
                }
                step();
            }
        } catch (InterruptedException e) {
            // Closing; what is left is cancelled below.
        } finally {
            generation.close();
            underWay.forEach(one -> one.job().answer().cancel(false));
            for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
                job.answer().cancel(false);
            }
        }
    }

    private @Nullable Job next() {
        return underWay.size() < batch ? waiting.poll() : null;
    }

    private void begin(Job job) {
        if (job.answer().isDone()) {
            return;
        }
        try {
            underWay.add(new UnderWay(job, assistant.start(generation, job.question(), options, _ -> {})));
        } catch (RuntimeException | Error e) {
            job.answer().completeExceptionally(e);
        }
        settle();
    }

    private void step() {
        try {
            generation.step();
        } catch (RuntimeException | Error e) {
            giveUp(e);
        }
        settle();
    }

    /// Fails the answers that broke, or all of them where it is not known which.
    private void giveUp(Throwable reason) {
        List<UnderWay> broken = underWay.stream()
                .filter(one -> one.reply().state() == Answer.State.CANCELLED)
                .toList();
        if (broken.isEmpty()) {
            broken = List.copyOf(underWay);
            generation.close();
            generation = new Generation(assistant.model());
        }
        underWay.removeAll(broken);
        broken.forEach(one -> one.job().answer().completeExceptionally(reason));
    }

    private void settle() {
        for (Iterator<UnderWay> each = underWay.iterator(); each.hasNext(); ) {
            UnderWay one = each.next();
            Reply reply = one.reply();
            if (one.job().answer().isDone()) {
                reply.cancel(generation);
                each.remove();
            } else if (reply.finishIfEnded()) {
                each.remove();
                one.job().answer().complete(new Written(reply.text(), reply.promptTokens(), reply.answerTokens()));
            }
        }
    }

    /// Gives up what is not done and ends the thread.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
