package org.multispa.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.multispa.cli.console.Terminal;
import org.multispa.training.batch.SetAside;
import org.multispa.training.run.TrainListener;
import org.multispa.training.run.TrainResult;
import org.multispa.training.watch.EvaluationMetrics;
import org.multispa.training.watch.ProgressLine;
import org.multispa.training.watch.StepMetrics;
import tools.jackson.databind.json.JsonMapper;

/// Tells a person how a run goes: a line that changes on a terminal, else a line now and then.
final class TrainProgress implements TrainListener {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long EVERY_NANOS = 10_000_000_000L;
    private static final int SHOWN = 5;

    private final PrintWriter console;
    private final Path folder;
    private final boolean terminal = Terminal.isThere();
    private ProgressLine line = ProgressLine.start(1);
    private long next;
    private int setAside;
    private int width;

    TrainProgress(PrintWriter console, Path folder) {
        this.console = console;
        this.folder = folder;
    }

    @Override
    public void began(long parameters, long samplesPerEpoch, long first, long steps) {
        say(String.format(
                Locale.ROOT,
                "%,d parameters are trained; an epoch has %,d samples; steps %,d to %,d",
                parameters,
                samplesPerEpoch,
                first + 1,
                steps));
        line = ProgressLine.start(steps);
    }

    @Override
    public void stepped(StepMetrics metrics) {
        line = line.after(metrics);
        if (terminal) {
            String text = line.text();
            console.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            console.flush();
            width = text.length();
        } else if (System.nanoTime() >= next) {
            console.println(line.text());
            next = System.nanoTime() + EVERY_NANOS;
        }
    }

    @Override
    public void judged(EvaluationMetrics metrics) {
        StringBuilder text = new StringBuilder("held out after step ").append(metrics.step());
        metrics.values().forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %s %.4f", name, value)));
        say(text.toString());
    }

    @Override
    public void setAside(SetAside sample) {
        setAside++;
        if (setAside <= SHOWN) {
            say("set aside: " + sample.sample() + ": " + sample.reason());
        } else if (setAside == SHOWN + 1) {
            say("… the others are in " + folder.resolve("set-aside.jsonl"));
        }
        String json = JSON.writeValueAsString(sample) + "\n";
        try {
            Files.writeString(
                    folder.resolve("set-aside.jsonl"),
                    json,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            say("cannot be written down: " + e.getMessage());
        }
    }

    @Override
    public void saved(Path checkpoint) {
        say("saved " + checkpoint);
    }

    void finish(TrainResult result) {
        say(line.text());
        say(
                result.done()
                        ? "done: " + result.out()
                        : "stopped after step " + result.step() + " of " + result.steps() + "; go on with --resume");
        if (result.setAside() > 0) {
            say(result.setAside() + " samples were set aside, see " + folder.resolve("set-aside.jsonl"));
        }
    }

    private void say(String text) {
        if (terminal && width > 0) {
            console.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
        console.println(text);
        console.flush();
    }
}
