package org.multispa.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.report.ComparisonReport;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.report.SideBySide;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa report`.
@Command(
        name = "report",
        description = "Show the reports of runs; of several also side by side, or held against the first one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  multispa report run/", "  multispa report base/ tuned/ --compare --out comparison/"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that 'multispa evaluate' wrote.")
    List<Path> folders = List.of();

    @Option(
            names = "--compare",
            description = "Hold each run against the first one, question by question, with p-values.")
    boolean compare;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write what is shown to files in this folder, pages for a browser with it. Without it a run's"
                    + " page is report.html in its folder, that of a comparison comparison.html in the second run's.")
    @Nullable
    Path out;

    @Option(
            names = "--benchmark",
            paramLabel = "DIR",
            description = "Where the runs' benchmark lies, for the questions and images of the pages; needed only if it"
                    + " was moved.")
    @Nullable
    Path benchmark;

    @Override
    public Integer call() throws Exception {
        if (compare && folders.size() < 2) {
            throw new UsageException("--compare needs at least two runs, found " + folders.size());
        }
        List<Run> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(Run.read(folder));
        }
        if (compare) {
            comparisons(runs);
        } else {
            reports(runs);
        }
        return ExitCode.DONE;
    }

    private void reports(List<Run> runs) throws IOException {
        List<RunReport> reports = new ArrayList<>();
        for (Run run : runs) {
            reports.add(new RunReport(run.info(), Scoreboard.of(run.items())));
        }
        for (int i = 0; i < reports.size(); i++) {
            String name = "report" + suffix(i, reports.size());
            show(name, reports.get(i).markdown(), reports.get(i).json());
            Path page = out == null ? folders.get(i).resolve(ReportPages.RUN_FILE) : out.resolve(name + ".html");
            pages(i, runs.get(i)).write(folders.get(i), runs.get(i), reports.get(i), page);
            told(page);
        }
        if (reports.size() > 1) {
            String table = SideBySide.markdown(reports);
            spec.commandLine().getOut().print(table);
            if (out != null) {
                AtomicFiles.write(out.resolve("side-by-side.md"), table);
            }
        }
    }

    private void comparisons(List<Run> runs) throws IOException {
        Run first = runs.getFirst();
        for (int i = 1; i < runs.size(); i++) {
            Run second = runs.get(i);
            if (!first.info().checksum().equals(second.info().checksum())) {
                throw new DatasetException("runs of two benchmarks cannot be compared: " + folders.getFirst()
                        + " is of "
                        + first.info().benchmark() + " " + first.info().checksum() + ", " + folders.get(i) + " of "
                        + second.info().benchmark() + " " + second.info().checksum());
            }
            ComparisonReport report =
                    new ComparisonReport(first.info(), second.info(), Comparison.of(first.items(), second.items()));
            String name = "comparison" + suffix(i - 1, runs.size() - 1);
            show(name, report.markdown(), report.json());
            Path page = out == null ? folders.get(i).resolve("comparison.html") : out.resolve(name + ".html");
            pages(i, second).write(folders.getFirst(), first, folders.get(i), second, report, page);
            told(page);
        }
    }

    private ReportPages pages(int i, Run run) throws IOException {
        ReportPages pages = ReportPages.of(folders.get(i), run.info(), Optional.ofNullable(benchmark));
        if (pages.benchmark().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("The page of " + folders.get(i) + " has no questions and images: benchmark '"
                            + run.info().benchmark() + "' is not where it was; say where with --benchmark.");
        }
        return pages;
    }

    /// On the error stream, since the reports themselves may be sent to a file.
    private void told(Path page) {
        spec.commandLine().getErr().println("to look at: " + page);
    }

    private static String suffix(int i, int count) {
        return count == 1 ? "" : "-" + (i + 1);
    }

    private void show(String name, String markdown, String json) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        console.println(markdown);
        if (out != null) {
            AtomicFiles.write(out.resolve(name + ".md"), markdown);
            AtomicFiles.write(out.resolve(name + ".json"), json);
        }
    }
}
