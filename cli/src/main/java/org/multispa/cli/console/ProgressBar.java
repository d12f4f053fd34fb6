package org.multispa.cli.console;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.multispa.engine.generate.Progress;

/// Progress with rate and time left: a bar that rewrites its line on a terminal, otherwise a plain line every few
/// seconds.
public final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 28;
    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration OTHERWISE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private final AtomicLong done = new AtomicLong();
    private String stage = "";
    private long total;
    private long started;
    private long shown;
    private long shownSteps;

    ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// A bar on standard error, in the form that suits where it goes.
    @SuppressWarnings("SystemConsoleNull") // the console of java.base, the default, is null where there is none
    public static ProgressBar on(PrintWriter err) {
        Console console = System.console();
        return new ProgressBar(err, console != null && console.isTerminal());
    }

    @Override
    public synchronized void stage(String name, long steps) {
        finishStage();
        stage = name;
        total = steps;
        done.set(0);
        started = System.nanoTime();
        shown = started;
        shownSteps = -1;
    }

    @Override
    public void advance(long steps) {
        long now = done.addAndGet(steps);
        long time = System.nanoTime();
        synchronized (this) {
            if (time - shown >= (terminal ? ON_TERMINAL : OTHERWISE).toNanos()) {
                shown = time;
                show(now, time);
            }
        }
    }

    private void show(long now, long time) {
        shownSteps = now;
        String line = line(stage, now, total, (time - started) / 1e9);
        err.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
        err.flush();
    }

    /// For example `survey    [#######---------] 12/40  3.1/s  left 0:09`.
    static String line(String stage, long now, long total, double seconds) {
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * now / total);
        double rate = seconds > 0 ? now / seconds : 0;
        String left = now == 0 || rate == 0 ? "-:--" : clock((total - now) / rate);
        return String.format(
                Locale.ROOT,
                "%-10s [%s%s] %,d/%,d  %s/s  left %s",
                stage,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                now,
                total,
                rate >= 100 ? String.format(Locale.ROOT, "%,.0f", rate) : String.format(Locale.ROOT, "%.1f", rate),
                left);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    private void finishStage() {
        if (!stage.isEmpty()) {
            if (shownSteps != done.get() || terminal) {
                show(done.get(), System.nanoTime());
            }
            if (terminal) {
                err.println();
            }
        }
    }

    @Override
    public synchronized void close() {
        finishStage();
        stage = "";
    }
}
