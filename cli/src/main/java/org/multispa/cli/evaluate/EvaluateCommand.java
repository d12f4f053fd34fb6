package org.multispa.cli.evaluate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluated;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Source;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa evaluate`.
@Command(
        name = "evaluate",
        description = "Score answers to a benchmark: read the answer out of each reply, grade it, report all subtasks,"
                + " the paper's rows and their averages with intervals.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa evaluate --benchmark bench/ --answers answers.jsonl --out run/",
            "  multispa evaluate --benchmark bench/ --baseline blind --out blind/",
            "  multispa evaluate --benchmark bench/ --out run/ --rescore"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--benchmark",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the benchmark ('multispa benchmark build'), or of another data set.")
    Path benchmark = Path.of("benchmark");

    @Mixin
    ReplyOptions replies = new ReplyOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run: answers, grades, report.md, report.json and report.html.")
    Path out = Path.of("run");

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "At most N questions of each subtask, chosen by hash; more take in all that fewer took.")
    @Nullable
    Integer limit;

    @Option(names = "--rescore", description = "Grade the answers in --out again; no model is asked.")
    boolean rescore;

    @Override
    public Integer call() throws Exception {
        if (rescore && (replies.isGiven() || limit != null)) {
            throw new UsageException("--rescore takes answers and limit from the run in --out; leave out --answers,"
                    + " --baseline and --limit");
        }
        Benchmark questions = Benchmark.open(benchmark);
        List<String> setAside = new ArrayList<>();
        Evaluator evaluator = new Evaluator(questions, out, limit == null ? 0 : limit, _ -> {});
        Evaluated evaluated;
        if (rescore) {
            evaluated = evaluator.rescore();
        } else {
            Source source = replies.source(questions, setAside);
            evaluated = evaluator.evaluate(source);
        }
        setAside.addAll(evaluated.setAside());
        Scoreboard board = Scoreboard.of(evaluated.run().items());
        RunReport report = new RunReport(evaluated.run().info(), board);
        AtomicFiles.write(out.resolve("report.md"), report.markdown());
        AtomicFiles.write(out.resolve("report.json"), report.json());
        new ReportPages(Optional.of(questions))
                .write(out, evaluated.run(), report, out.resolve(ReportPages.RUN_FILE));
        return summary(board, evaluated.unanswered(), setAside);
    }

    private int summary(Scoreboard board, long unanswered, List<String> setAside) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s from %s: %.1f %% answered%n",
                Names.count(board.questions(), "question"),
                Names.count(board.scenes(), "scene"),
                100 * board.share(Outcome.ANSWERED));
        board.rowAverage()
                .ifPresent(figure ->
                        console.println("average of the paper's " + board.rows().size() + " rows: " + text(figure)));
        board.subtaskAverage().ifPresent(figure -> console.println("mean of the subtasks: " + text(figure)));
        console.println("report: " + out.resolve("report.md") + ", to look at: " + out.resolve(ReportPages.RUN_FILE));
        setAside.stream().limit(SHOWN).forEach(one -> console.println("set aside: " + one));
        if (setAside.size() > SHOWN) {
            console.println("… and " + (setAside.size() - SHOWN) + " more");
        }
        if (unanswered > 0) {
            console.println(Names.count(unanswered, "question") + " without a reply; they count as wrong");
        }
        return setAside.isEmpty() && unanswered == 0 ? ExitCode.DONE : ExitCode.SOME_SET_ASIDE;
    }

    private static String text(Figure figure) {
        String share = String.format(Locale.ROOT, "%.2f %%", 100 * figure.share());
        return figure.byScene()
                .map(interval -> share
                        + String.format(
                                Locale.ROOT, " (95 %%: %.1f to %.1f)", 100 * interval.low(), 100 * interval.high()))
                .orElse(share);
    }
}
