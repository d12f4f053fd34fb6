package org.multispa.model.serve;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Reply;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.serve.request.ApiError;

/// Computes answers, several side by side, on a thread of its own. Jobs start in the order in which they come, as soon
/// as one of those that run has ended.
final class AnswerEngine implements AutoCloseable {
    private final Assistant assistant;
    private final int batch;
    private final Semaphore places;
    private final Consumer<Throwable> failures;
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final List<Active> active = new ArrayList<>();
    private final Thread thread;
    private volatile int running;
    private volatile boolean closed;
    private Generation generation;

    private record Active(Job job, Reply reply) {}

    /// Starts the thread.
    ///
    /// @param queue jobs beyond those of a batch that may be under way
    /// @param failures told what went wrong with a job
    AnswerEngine(Assistant assistant, int batch, int queue, Consumer<Throwable> failures) {
        this.assistant = assistant;
        this.batch = batch;
        this.places = new Semaphore(batch + queue);
        this.failures = failures;
        generation = new Generation(assistant.model());
        thread = Thread.ofPlatform().name("multispa-engine").daemon().unstarted(this::run);
        thread.start();
    }

    /// How many answers are being computed.
    int running() {
        return running;
    }

    /// How many jobs wait for their turn.
    int waiting() {
        return waiting.size();
    }

    /// Keeps a place for a job.
    ///
    /// @throws ApiError 429 if there is none
    Place place() throws ApiError {
        if (!places.tryAcquire()) {
            throw ApiError.busy("queue_full", "as many requests as the server takes are waiting; try again later");
        }
        return new Place();
    }

    /// The right to hand in one job. The place is free again when the job is done, or at once if there is none.
    final class Place implements AutoCloseable {
        private boolean used;

        private Place() {}

        void hand(Job job) {
            used = true;
            waiting.add(job);
            if (closed && waiting.remove(job)) {
                done(job, new AnswerEvent.Failed(ApiError.stopping()));
            }
        }

        @Override
        public void close() {
            if (!used) {
                places.release();
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                if (active.isEmpty()) {
                    begin(waiting.take());
                }
                dropCancelled();
                for (Job next = room(); next != null; next = room()) {
                    begin(next);
                }
                step();
            }
        } catch (InterruptedException e) {
            // Closing: what is left is told below.
        } finally {
            for (Active one : active) {
                done(one.job(), new AnswerEvent.Failed(ApiError.stopping()));
            }
            active.clear();
            running = 0;
            generation.close();
            for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
                done(job, new AnswerEvent.Failed(ApiError.stopping()));
            }
        }
    }

    private @Nullable Job room() {
        return active.size() < batch ? waiting.poll() : null;
    }

    private void dropCancelled() {
        waiting.removeIf(job -> {
            if (job.isCancelled()) {
                places.release();
            }
            return job.isCancelled();
        });
        for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
            Active one = each.next();
            if (one.job().isCancelled()) {
                one.reply().cancel(generation);
                each.remove();
                places.release();
            }
        }
        running = active.size();
    }

    private void begin(Job job) {
        if (job.isCancelled()) {
            places.release();
            return;
        }
        running = active.size() + 1;
        try {
            Reply reply = assistant.start(generation, job.prepared(), job.options(), job::piece);
            active.add(new Active(job, reply));
        } catch (RuntimeException | Error e) {
            failed(job, e);
        }
        settle();
    }

    private void step() {
        try {
            generation.step();
        } catch (RuntimeException | Error e) {
            List<Active> broken = active.stream()
                    .filter(one -> one.reply().state() == Answer.State.CANCELLED)
                    .toList();
            if (broken.isEmpty()) {
                broken = List.copyOf(active);
                generation.close();
                generation = new Generation(assistant.model());
            }
            active.removeAll(broken);
            broken.forEach(one -> failed(one.job(), e));
        }
        settle();
    }

    /// Tells those answers that have ended.
    private void settle() {
        for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
            Active one = each.next();
            Reply reply = one.reply();
            if (reply.finishIfEnded()) {
                each.remove();
                boolean cutOff = reply.state() == Answer.State.FULL;
                done(
                        one.job(),
                        new AnswerEvent.Ended(reply.text(), cutOff, reply.promptTokens(), reply.answerTokens()));
            }
        }
        running = active.size();
    }

    private void failed(Job job, Throwable failure) {
        done(job, new AnswerEvent.Failed(ApiError.failed()));
        failures.accept(failure);
    }

    private void done(Job job, AnswerEvent last) {
        places.release();
        job.tell(last);
    }

    /// Gives up what is not done and ends the thread.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
