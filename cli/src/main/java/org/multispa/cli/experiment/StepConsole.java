package org.multispa.cli.experiment;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.multispa.cli.console.Terminal;
import org.multispa.cli.experiment.plan.Step;

/// Tells a person how the steps go: which one is under way, what it says, the time used and left. On a terminal
/// the last line changes, elsewhere there is one now and then.
final class StepConsole {
    private static final int SHOWN = 70;

    private final PrintWriter err;
    private final boolean terminal = Terminal.isThere();
    private final Duration every = Duration.ofSeconds(terminal ? 1 : 30);
    private final TimeLeft left = new TimeLeft();
    private final long start = System.nanoTime();
    private int total;

    StepConsole(PrintWriter err) {
        this.err = err;
    }

    TimeLeft left() {
        return left;
    }

    void begin(String name, int steps, int done) {
        total = steps;
        err.printf(Locale.ROOT, "experiment %s: %d steps, %d done before%n", name, steps, done);
        err.flush();
    }

    void say(String text) {
        err.println(text);
        err.flush();
    }

    /// Shows a step while `closed` is not counted down.
    ///
    /// @param number of the step, from 1
    /// @param remaining steps that are not done, this one first
    void watch(int number, List<Step> remaining, StepLog log, CountDownLatch closed) {
        Step step = remaining.getFirst();
        long begun = System.nanoTime();
        say(head(number) + step.id());
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                String said = log.last();
                String line = "  " + times(remaining, (System.nanoTime() - begun) / 1e9) + "  "
                        + (said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said);
                err.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal) {
            err.print("\r\u001b[K");
        }
    }

    void done(int number, List<Step> after, String how) {
        say(head(number) + how + "; " + times(after, 0));
    }

    private String head(int number) {
        String all = String.valueOf(total);
        String one = String.valueOf(number);
        return "[" + " ".repeat(Math.max(0, all.length() - one.length())) + one + "/" + all + "] ";
    }

    private String times(List<Step> remaining, double seconds) {
        String guess = left.text(remaining, seconds);
        return "used " + TimeLeft.clock((System.nanoTime() - start) / 1e9) + (guess.isEmpty() ? "" : ", " + guess);
    }
}
