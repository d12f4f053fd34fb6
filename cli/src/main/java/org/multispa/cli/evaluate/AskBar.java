package org.multispa.cli.evaluate;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.multispa.cli.console.ProgressBar;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.run.AskProgress;

/// Progress of asking as a bar, with what was spent. What was stored before does not count, so that rate and time
/// left are those of the model.
public final class AskBar implements Consumer<AskProgress>, AutoCloseable {
    private final ProgressBar bar;
    private String stage = "";
    private long shown;

    /// @param err where the bar is drawn
    public AskBar(PrintWriter err) {
        bar = ProgressBar.on(err);
    }

    @Override
    public void accept(AskProgress now) {
        long left = now.questions() - now.stored();
        if (!now.stage().equals(stage)) {
            stage = now.stage();
            shown = 0;
            if (left > 0) {
                bar.stage(stage, left);
            }
        }
        long done = now.answered() + now.failed();
        if (done > shown) {
            bar.note(note(now));
            bar.advance(done - shown);
            shown = done;
        }
    }

    private static String note(AskProgress now) {
        String failed = now.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", now.failed());
        return spent(now.usage()) + ", " + now.concurrency() + " at once" + failed;
    }

    /// For example `1,234,567 tokens in, 8,901 out, $1.23`.
    public static String spent(Usage usage) {
        String cost =
                usage.costUsd().isEmpty() ? "" : ", " + dollars(usage.costUsd().getAsDouble());
        return String.format(Locale.ROOT, "%,d tokens in, %,d out", usage.inputTokens(), usage.outputTokens()) + cost;
    }

    static String dollars(double usd) {
        return usd < 1 ? String.format(Locale.ROOT, "$%.4f", usd) : String.format(Locale.ROOT, "$%,.2f", usd);
    }

    @Override
    public void close() {
        bar.close();
    }
}
