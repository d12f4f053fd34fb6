package org.multispa.cli.evaluate;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.page.ComparisonPage;
import org.multispa.evaluation.page.RunPage;
import org.multispa.evaluation.page.cases.CaseBook;
import org.multispa.evaluation.page.cases.CaseLimits;
import org.multispa.evaluation.report.ComparisonReport;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.files.AtomicFiles;

/// Writes reports as pages for a browser.
///
/// @param benchmark where questions and images come from; without it pages do without
record ReportPages(Optional<Benchmark> benchmark) {
    /// The page of a run, in its folder.
    static final String RUN_FILE = "report.html";

    /// The benchmark of a run: the one in `given`, or else the one that still lies where the run found it.
    ///
    /// @throws DatasetException if `given` holds another benchmark than the run's
    static ReportPages of(Path folder, RunInfo info, Optional<Path> given) throws IOException {
        if (given.isPresent()) {
            Benchmark benchmark = Benchmark.open(given.get());
            if (!benchmark.checksum().equals(info.checksum())) {
                throw new DatasetException(folder + " holds a run of benchmark '" + info.benchmark()
                        + "' with checksum " + info.checksum() + ", found '" + benchmark.name() + "' with "
                        + benchmark.checksum() + " in --benchmark " + given.get());
            }
            return new ReportPages(Optional.of(benchmark));
        }
        return new ReportPages(info.place().flatMap(place -> found(folder, place, info)));
    }

    private static Optional<Benchmark> found(Path folder, String place, RunInfo info) {
        try {
            return Optional.of(Benchmark.open(folder.resolve(place).normalize()))
                    .filter(benchmark -> benchmark.checksum().equals(info.checksum()));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Writes a run's page.
    void write(Path folder, Run run, RunReport report, Path file) throws IOException {
        CaseBook book = new CaseBook(benchmark, CaseLimits.DEFAULT);
        AtomicFiles.write(file, new RunPage(report, book.worst(run, replies(folder))).html());
    }

    /// Writes the page of two runs.
    void write(Path firstFolder, Run first, Path secondFolder, Run second, ComparisonReport report, Path file)
            throws IOException {
        CaseBook book = new CaseBook(benchmark, CaseLimits.DEFAULT);
        AtomicFiles.write(
                file,
                new ComparisonPage(
                                report, book.onlyOneRight(first, replies(firstFolder), second, replies(secondFolder)))
                        .html());
    }

    private CaseBook.Replies replies(Path folder) {
        return ids -> benchmark.isEmpty() ? Map.of() : new Evaluator(benchmark.get(), folder, 0, _ -> {}).replies(ids);
    }
}
