package org.multispa.model.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Reply;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;

/// The one thread that computes. It takes waiting jobs as places become free and writes all running answers one token at
/// a time.
final class Engine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final long IDLE_MILLIS = 100;

    private final Assistant assistant;
    private final int batch;
    private final BlockingQueue<Job> waiting;
    private final List<Running> running = new ArrayList<>();
    private final Thread thread;
    private volatile int runningNow;
    private volatile boolean stopping;

    Engine(Assistant assistant, int batch, int queue) {
        this.assistant = assistant;
        this.batch = batch;
        this.waiting = new ArrayBlockingQueue<>(queue);
        this.thread = Thread.ofPlatform().name("engine").start(this::run);
    }

    /// Puts a job in the queue.
    ///
    /// @throws Refusal if the queue is full or the server is stopping
    void submit(Job job) throws Refusal {
        if (stopping) {
            throw new Refusal(503, "stopping", "the server is stopping");
        }
        if (!waiting.offer(job)) {
            throw Refusal.busy("all " + (waiting.size() + batch) + " places are taken; try again later");
        }
    }

    int waitingNow() {
        return waiting.size();
    }

    int runningNow() {
        return runningNow;
    }

    /// Takes no more jobs and waits until those taken have ended.
    ///
    /// @return whether they have
    boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        return thread.join(patience);
    }

    /// Stops at once; jobs that have not ended fail.
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Generation generation = new Generation(assistant.model());
        try {
            while (!(stopping && waiting.isEmpty() && running.isEmpty()) && !Thread.interrupted()) {
                admit(generation);
                if (!step(generation)) {
                    generation.close();
                    generation = new Generation(assistant.model());
                }
                runningNow = running.size();
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "interrupted");
        } finally {
            generation.close();
            Refusal gone = new Refusal(503, "stopping", "the server stopped before the answer was complete");
            running.forEach(one -> one.job().failed(gone));
            waiting.forEach(job -> job.failed(gone));
        }
    }

    private void admit(Generation generation) throws InterruptedException {
        while (running.size() < batch) {
            Job job = running.isEmpty() ? waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS) : waiting.poll();
            if (job == null) {
                return;
            }
            if (!job.isCancelled()) {
                begin(generation, job);
            }
        }
    }

    /// A job that cannot begin fails alone.
    private void begin(Generation generation, Job job) {
        try {
            Reply reply = assistant.start(generation, job.prepared(), job.options(), job::piece);
            running.add(new Running(job, reply));
            settle(generation);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "an answer could not begin", e);
            job.failed(new Refusal(500, "failed", "the model could not compute an answer to this request"));
        }
    }

    /// @return whether the generation can go on
    private boolean step(Generation generation) {
        try {
            generation.step();
            settle(generation);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "answers broke off", e);
            running.forEach(one -> one.job().failed(new Refusal(500, "failed", "the model could not go on")));
            running.clear();
            return false;
        }
    }

    private void settle(Generation generation) {
        for (Running one : running) {
            if (one.job().isCancelled() && one.reply().state() == Answer.State.RUNNING) {
                one.reply().cancel(generation);
            }
        }
        running.removeIf(one -> {
            boolean ended = one.reply().finishIfEnded();
            if (ended) {
                one.job().ended(one.reply());
            }
            return ended;
        });
    }

    private record Running(Job job, Reply reply) {}
}
