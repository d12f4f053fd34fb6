package org.multispa.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Option(names = "--out", paramLabel = "DIR", description = "Write what is shown to files in this folder.")
    @Nullable
    Path out;

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
            show(
                    "report" + suffix(i, reports.size()),
                    reports.get(i).markdown(),
                    reports.get(i).json());
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
            show("comparison" + suffix(i - 1, runs.size() - 1), report.markdown(), report.json());
        }
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
