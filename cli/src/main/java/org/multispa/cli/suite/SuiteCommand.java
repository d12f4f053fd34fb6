package org.multispa.cli.suite;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.evaluate.AskBar;
import org.multispa.cli.evaluate.OpenModel;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.neighbours.Measure;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.Suite;
import org.multispa.evaluation.neighbours.run.SuiteEvaluator;
import org.multispa.evaluation.neighbours.run.SuiteReport;
import org.multispa.evaluation.neighbours.run.SuiteRun;
import org.multispa.evaluation.neighbours.run.SuiteSource;
import org.multispa.evaluation.neighbours.run.Suites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa suite`.
@Command(
        name = "suite",
        description =
                "Ask a model the questions of another benchmark than MultiSPA, or take answers that are there;"
                        + " questions are read from the files its authors published, answers scored by their own rule: BLINK, CV-Bench 3D, VSI-Bench, ERQA, POPE, MME and others.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa suite blink --from BLINK/ --model InternVL2-8B/ --adapter tuned/ --max-tiles 6 --out run/",
            "  multispa suite blink --from BLINK/ --answers answers.jsonl --out run/",
            "  multispa suite mmvet --from MM-Vet/ --endpoint http://localhost:8000/v1 --name InternVL2-8B"
                    + " --judge-endpoint https://host/v1 --judge-name gpt-4 --out vet/",
            "  multispa suite pope --from POPE/ --answers predictions.xlsx --out pope/",
            "  multispa suite blink --from BLINK/ --out run/ --rescore"
        })
public final class SuiteCommand implements Callable<Integer> {
    private static final int SHOWN = 5;
    private static final int FIGURES = 12;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            converter = SuiteNames.class,
            completionCandidates = SuiteNames.class,
            description = "The benchmark: ${COMPLETION-CANDIDATES}.")
    Suite suite = Suites.ALL.getFirst();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            required = true,
            description = "Folder with its published files; nothing is downloaded.")
    Path from = Path.of("benchmark");

    @Mixin
    SuiteReplies replies = new SuiteReplies();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run: answers, grades, report.md and report.json.")
    Path out = Path.of("run");

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "About N questions, chosen by hash, those on one image or scene together; more take in all"
                    + " that fewer took.")
    @Nullable
    Integer limit;

    @Option(names = "--rescore", description = "Grade the answers in --out again; no model is asked.")
    boolean rescore;

    @Override
    public Integer call() throws Exception {
        if (rescore && (replies.isGiven() || limit != null)) {
            throw new UsageException(
                    "--rescore takes answers and limit from the run in --out; leave out --model, --endpoint, --answers,"
                            + " --judge-endpoint and --limit");
        }
        if (!rescore) {
            replies.requireOne();
        }
        Questions questions = suite.read(from);
        List<String> setAside = new ArrayList<>();
        SuiteRun run = rescore ? SuiteEvaluator.rescore(suite, questions, out) : evaluated(questions, setAside);
        setAside.addAll(run.setAside());
        return summary(run, setAside);
    }

    private SuiteRun evaluated(Questions questions, List<String> setAside) throws IOException, InterruptedException {
        try (OpenModel judge = new OpenModel(replies.judge());
                OpenModel model = new OpenModel(replies.open());
                AskBar bar = new AskBar(spec.commandLine().getErr())) {
            SuiteSource source = model.backend().isPresent()
                    ? new SuiteSource.Asked(model.backend().get())
                    : replies.recorded(questions, setAside);
            return new SuiteEvaluator(suite, questions, out, limit == null ? 0 : limit, bar)
                    .evaluate(source, judge.backend());
        }
    }

    private int summary(SuiteRun run, List<String> setAside) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(run.title() + ": " + Names.count(run.graded().size(), "question"));
        run.measures().stream().limit(FIGURES).forEach(measure -> console.println(text(measure)));
        if (run.measures().size() > FIGURES) {
            console.println("… and " + (run.measures().size() - FIGURES) + " more figures");
        }
        if (run.asked() > 0) {
            console.println(Names.count(run.asked(), "question") + " asked: " + AskBar.spent(run.usage()));
        }
        console.println("report: " + out.resolve("report.md"));
        setAside.stream().limit(SHOWN).forEach(one -> console.println("set aside: " + one));
        if (setAside.size() > SHOWN) {
            console.println("… and " + (setAside.size() - SHOWN) + " more");
        }
        if (run.unanswered() > 0) {
            console.println(Names.count(run.unanswered(), "question") + " without a reply; they count as wrong");
        }
        return setAside.isEmpty() && run.unanswered() == 0 ? ExitCode.DONE : ExitCode.SOME_SET_ASIDE;
    }

    private static String text(Measure measure) {
        return String.format(Locale.ROOT, "  %s: %s", measure.text(), SuiteReport.value(measure));
    }

    private static final class SuiteNames extends Choice<Suite> {
        SuiteNames() {
            super(Suites.ALL, Suite::id);
        }
    }
}
