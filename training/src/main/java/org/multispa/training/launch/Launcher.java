package org.multispa.training.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Starts processes and watches them: when one fails, the others are told to end, and killed if they do not.
/// For one use.
public final class Launcher {
    private static final long LAST_WORDS = 2000;

    private final LaunchPlan plan;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Child> running = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean stopped;
    private volatile int code;

    /// @param out takes what the processes say, each line with the name of its rank
    /// @param err takes their warnings and those of the launcher
    public Launcher(LaunchPlan plan, PrintWriter out, PrintWriter err) {
        this.plan = plan;
        this.out = out;
        this.err = err;
    }

    /// Starts all processes and waits until none runs any more.
    ///
    /// @return the exit code of the first that failed; where none did, the highest of all
    /// @throws IOException if the program cannot be started
    public int run() throws IOException, InterruptedException {
        try {
            BlockingQueue<Child> ended = new LinkedBlockingQueue<>();
            for (Child child : startAll()) {
                child.whenEnded(ended::add);
            }
            code = watch(ended);
            return code;
        } finally {
            stop(Duration.ZERO);
            over.countDown();
        }
    }

    private List<Child> startAll() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> inherited = System.getenv();
        for (int local = 0; local < plan.processes(); local++) {
            ProcessBuilder builder = new ProcessBuilder(plan.command());
            builder.environment().putAll(plan.environment(local, cores, inherited));
            synchronized (running) {
                if (stopped) {
                    break;
                }
                running.add(Child.start(builder, plan.firstRank() + local, out, err));
            }
        }
        synchronized (running) {
            return List.copyOf(running);
        }
    }

    private int watch(BlockingQueue<Child> ended) throws InterruptedException {
        int highest = 0;
        int failed = 0;
        int left;
        synchronized (running) {
            left = running.size();
        }
        for (; left > 0; left--) {
            Child child = ended.take();
            child.passOn(LAST_WORDS);
            boolean told;
            synchronized (running) {
                running.remove(child);
                told = stopped;
            }
            if (plan.finished().contains(child.code())) {
                highest = Math.max(highest, child.code());
            } else {
                say("rank " + child.rank() + " " + child.end());
                failed = failed == 0 ? child.code() : failed;
                if (!told && left > 1) {
                    say("ending the others; the last checkpoint stands");
                    Thread.ofPlatform().daemon().start(() -> stop(plan.grace()));
                }
            }
        }
        return failed == 0 ? highest : failed;
    }

    /// Tells all processes to end, kills those that do not within the grace, and waits until [#run] is over. For the
    /// end of the program on a signal.
    ///
    /// @return the exit code that [#run] returns
    public int stop() throws InterruptedException {
        stop(plan.grace());
        over.await();
        return code;
    }

    private void stop(Duration grace) {
        List<Child> all;
        synchronized (running) {
            stopped = true;
            all = List.copyOf(running);
        }
        all.forEach(child -> child.handle().destroy());
        long deadline = System.nanoTime() + grace.toNanos();
        for (Child child : all) {
            try {
                if (!child.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    say("rank " + child.rank() + " does not end; killing it");
                    child.handle().destroyForcibly();
                }
            } catch (InterruptedException e) {
                child.handle().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void say(String line) {
        synchronized (err) {
            err.println("multispa launch: " + line);
            err.flush();
        }
    }
}
