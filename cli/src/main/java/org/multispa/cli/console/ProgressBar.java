package org.multispa.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.multispa.engine.generate.Progress;

/// Progress with rate and time left: a bar that rewrites its line on a terminal, otherwise a plain line every few
/// seconds.
public final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 28;
    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration OTHERWISE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private final LongFunction<String> written;
    private final AtomicLong done = new AtomicLong();
    private String stage = "";
    private String note = "";
    private long total;
    private long started;
    private long shown;
    private long shownSteps;

    /// @param written how a number of steps is written
    ProgressBar(PrintWriter err, boolean terminal, LongFunction<String> written) {
        this.err = err;
        this.terminal = terminal;
        this.written = written;
    }

    /// A bar on standard error, in the form that suits where it goes.
    public static ProgressBar on(PrintWriter err) {
        return new ProgressBar(err, Terminal.isThere(), ProgressBar::count);
    }

    /// A bar on standard error whose steps are bytes.
    public static ProgressBar ofBytes(PrintWriter err) {
        return new ProgressBar(err, Terminal.isThere(), Bytes::text);
    }

    @Override
    public synchronized void stage(String name, long steps) {
        finishStage();
        stage = name;
        note = "";
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

    /// What stands behind the bar from now on, such as what was spent.
    public synchronized void note(String text) {
        note = text;
    }

    private void show(long now, long time) {
        shownSteps = now;
        String line = line(stage, now, total, (time - started) / 1e9, written) + (note.isEmpty() ? "" : "  " + note);
        err.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
        err.flush();
    }

    /// For example `survey    [#######---------] 12/40  3.1/s  left 0:09`.
    static String line(String stage, long now, long total, double seconds, LongFunction<String> written) {
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * now / total);
        double rate = seconds > 0 ? now / seconds : 0;
        String left = now == 0 || rate == 0 ? "-:--" : clock((total - now) / rate);
        return String.format(
                Locale.ROOT,
                "%-10s [%s%s] %s/%s  %s/s  left %s",
                stage,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                written.apply(now),
                written.apply(total),
                rate >= 100 ? written.apply(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate),
                left);
    }

    static String count(long steps) {
        return String.format(Locale.ROOT, "%,d", steps);
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
