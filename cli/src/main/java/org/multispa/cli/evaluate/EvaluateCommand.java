package org.multispa.cli.evaluate;

import java.io.IOException;
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
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluated;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Outlook;
import org.multispa.evaluation.run.Prompt;
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
        description = {
            "Ask a model the questions of a benchmark, or take answers that are there; read the answer out of each "
                    + "reply, grade it, report all subtasks, the paper's rows and their averages with intervals.",
            "Every reply is kept in --out as it arrives. A run that ended early, however it ended, goes on with the "
                    + "same command: only what is missing is asked."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa evaluate --benchmark bench/ --model InternVL2-8B/ --max-tiles 6 --out base/",
            "  multispa evaluate --benchmark bench/ --model InternVL2-8B/ --adapter tuned/ --max-tiles 6 --out tuned/",
            "  multispa evaluate --benchmark bench/ --endpoint http://localhost:8000/v1 --name InternVL2-8B --out run/",
            "  multispa evaluate --benchmark bench/ --endpoint https://host/v1 --name m --prompt insist --detail high "
                    + "--price-in 2.5 --price-out 10 --dry-run --out m/",
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

    @Option(
            names = "--prompt",
            paramLabel = "plain|insist",
            hideParamSyntax = true,
            converter = Prompts.class,
            description = "How a model is asked: the question as it stands (the default), or with the demand to answer"
                    + " always and in the required form.")
    @Nullable
    Prompt prompt;

    @Option(
            names = "--dry-run",
            description = "Tell how many questions are left to ask and what they may cost; ask none.")
    boolean dryRun;

    @Mixin
    RewriteOptions rewrites = new RewriteOptions();

    @Option(names = "--rescore", description = "Grade the answers in --out again; no model is asked.")
    boolean rescore;

    @Override
    public Integer call() throws Exception {
        requireSense();
        Optional<AskedModel> model = replies.model();
        Benchmark questions = Benchmark.open(benchmark);
        List<String> setAside = new ArrayList<>();
        Evaluated evaluated;
        try (OpenModel rewriter = new OpenModel(rewrites.model(replies.endpoint));
                AskBar bar = new AskBar(spec.commandLine().getErr())) {
            Evaluator plain = new Evaluator(questions, out, limit == null ? 0 : limit, bar);
            Evaluator evaluator = rewriter.backend().map(plain::rewriting).orElse(plain);
            if (rescore) {
                evaluated = evaluator.rescore();
            } else if (model.isEmpty()) {
                evaluated = evaluator.evaluate(replies.source(questions, setAside));
            } else if (dryRun) {
                return tell(model.get(), evaluator);
            } else {
                evaluated = asked(model.get(), evaluator);
            }
        }
        setAside.addAll(evaluated.setAside());
        Scoreboard board = Scoreboard.of(evaluated.run().items());
        RunReport report = new RunReport(evaluated.run().info(), board);
        AtomicFiles.write(out.resolve("report.md"), report.markdown());
        AtomicFiles.write(out.resolve("report.json"), report.json());
        new ReportPages(Optional.of(questions)).write(out, evaluated.run(), report, out.resolve(ReportPages.RUN_FILE));
        return summary(board, evaluated, setAside);
    }

    private void requireSense() {
        if (rescore && (replies.isGiven() || limit != null || prompt != null || dryRun)) {
            throw new UsageException("--rescore takes answers, prompt and limit from the run in --out; leave out"
                    + " --model, --endpoint, --answers, --baseline, --prompt, --limit and --dry-run");
        }
        if (!rescore) {
            replies.requireOne();
            if (replies.model().isEmpty() && (prompt != null || dryRun)) {
                throw new UsageException("--prompt and --dry-run go with --model or --endpoint");
            }
        }
    }

    private Prompt prompt() {
        return prompt == null ? Prompt.PLAIN : prompt;
    }

    private Evaluated asked(AskedModel model, Evaluator evaluator) throws IOException, InterruptedException {
        try (Backend backend = model.open()) {
            return evaluator.evaluate(new Source.Asked(backend, prompt()));
        }
    }

    private int tell(AskedModel model, Evaluator evaluator) throws IOException {
        Outlook outlook = evaluator.outlook(model.name(), model.parameters(), prompt(), model.imageTokens());
        PrintWriter console = spec.commandLine().getOut();
        console.println(model.name() + ": " + Names.count(outlook.left(), "question") + " to ask, "
                + String.format(Locale.ROOT, "%,d of %,d answered", outlook.stored(), outlook.questions()));
        console.printf(
                Locale.ROOT,
                "about %,d tokens in and %,d out, %s%n",
                outlook.inputTokens(),
                outlook.outputTokens(),
                outlook.measured() ? "as the answers there are took" : "guessed; answers will tell");
        model.prices()
                .ifPresent(prices -> console.println(
                        "about " + AskBar.dollars(prices.of(outlook.inputTokens(), outlook.outputTokens()))));
        return ExitCode.DONE;
    }

    private int summary(Scoreboard board, Evaluated evaluated, List<String> setAside) {
        PrintWriter console = spec.commandLine().getOut();
        long unanswered = evaluated.unanswered();
        if (evaluated.asked() > 0) {
            console.println(Names.count(evaluated.asked(), "question") + " asked: " + AskBar.spent(evaluated.usage()));
        }
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
            console.println(Names.count(unanswered, "question") + " without a reply; they count as wrong"
                    + (evaluated.asked() > 0 ? ", the same command asks them again" : ""));
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

    private static final class Prompts extends Choice<Prompt> {
        Prompts() {
            super(List.of(Prompt.PLAIN, Prompt.INSIST), Prompt::id);
        }
    }
}
