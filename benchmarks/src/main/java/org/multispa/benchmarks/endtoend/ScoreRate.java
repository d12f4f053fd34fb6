package org.multispa.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.page.RunPage;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.cases.CaseBook;
import org.multispa.evaluation.page.cases.CaseLimits;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluated;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Source;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.files.AtomicFiles;

/// How long it takes to score stored answers to all 26 subtasks and to write every report: the benchmark's lines
/// and the answers are read, each answer is read out of its reply and graded, intervals are drawn, and
/// `report.md`, `report.json` and `report.html` are written. The page's images (decoded, made smaller, encoded)
/// are a row of
/// their own. The first round is the one that a process started for it would take, less the start of Java.
///
/// ```
/// benchmarks/run score-rate [--each 300] [--scenes 100] [--rounds 3] [--keep DIR]
/// ```
///
/// `--keep` leaves benchmark and run in a folder, for
/// `multispa evaluate --benchmark DIR/bench --out DIR/run --rescore`.
public final class ScoreRate {
    private static final List<String> STEPS = List.of("benchmark", "score", "intervals", "md, json", "images", "page");

    private final Path folder;
    private final Table table;
    private final Map<String, Double> times = new TreeMap<>();
    private final Map<String, Double> cpuTimes = new TreeMap<>();

    private ScoreRate(Path folder, Table table) {
        this.folder = folder;
        this.table = table;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(words, "each", "scenes", "rounds", "keep");
        String keep = arguments.text("keep", "");
        Path folder = keep.isEmpty() ? Files.createTempDirectory("multispa-score-rate") : Path.of(keep);
        try {
            System.out.println(measure(
                    folder,
                    arguments.number("each", 300),
                    arguments.number("scenes", 100),
                    arguments.number("rounds", 3)));
        } finally {
            if (keep.isEmpty()) {
                delete(folder);
            }
        }
    }

    /// Two rows for each round, in milliseconds: time that passed, and processor time of all threads.
    ///
    /// @param each questions of each subtask
    static Table measure(Path folder, int each, int scenes, int rounds) throws IOException, InterruptedException {
        List<Sample> questions = AnsweredBenchmark.questions(each, scenes);
        AnsweredBenchmark.write(folder.resolve("bench"), questions);
        new Evaluator(Benchmark.open(folder.resolve("bench")), folder.resolve("run"), 0, _ -> {})
                .evaluate(new Source.Given("made up", new TreeMap<>(), AnsweredBenchmark.replies(questions)));
        List<String> heads = new ArrayList<>(List.of("round, ms", "answers"));
        heads.addAll(STEPS);
        heads.addAll(List.of("sum", "answers/s"));
        Table table = new Table(heads.toArray(String[]::new));
        for (int round = 1; round <= rounds; round++) {
            new ScoreRate(folder, table).round(round);
        }
        return table;
    }

    private interface Step<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T timed(String name, Step<T> step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        double cpu = cpuMillis();
        T result = step.run();
        times.put(name, (System.nanoTime() - start) / 1e6);
        cpuTimes.put(name, cpuMillis() - cpu);
        return result;
    }

    private void round(int round) throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Benchmark benchmark = timed("benchmark", () -> Benchmark.open(folder.resolve("bench")));
        Evaluator evaluator = new Evaluator(benchmark, run, 0, _ -> {});
        Evaluated evaluated = timed("score", evaluator::rescore);
        Scoreboard board =
                timed("intervals", () -> Scoreboard.of(evaluated.run().items()));
        RunReport report = new RunReport(evaluated.run().info(), board);
        timed("md, json", () -> {
            AtomicFiles.write(run.resolve("report.md"), report.markdown());
            AtomicFiles.write(run.resolve("report.json"), report.json());
            return report;
        });
        List<Case> cases = timed(
                "images",
                () -> new CaseBook(Optional.of(benchmark), CaseLimits.DEFAULT)
                        .worst(evaluated.run(), evaluator::replies));
        timed("page", () -> {
            AtomicFiles.write(run.resolve("report.html"), new RunPage(report, cases).html());
            return report;
        });
        rows(round, "wall", board.questions(), times);
        rows(round, "cpu", board.questions(), cpuTimes);
    }

    private void rows(int round, String kind, long answers, Map<String, Double> millis) {
        List<String> cells = new ArrayList<>(List.of(round + " " + kind, Long.toString(answers)));
        STEPS.forEach(step -> cells.add(number(millis.getOrDefault(step, 0.0))));
        double sum = millis.values().stream().mapToDouble(Double::doubleValue).sum();
        cells.add(number(sum));
        cells.add(number(answers / sum * 1000));
        table.row(cells.toArray(String[]::new));
    }

    /// Processor time of all threads of this process.
    private static double cpuMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
