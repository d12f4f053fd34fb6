package org.multispa.cli.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.dataset.benchmark.BenchmarkSeal;
import org.multispa.dataset.benchmark.Separation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa benchmark check`.
@Command(
        name = "check",
        description = {
            "Compare a benchmark with its seal, and show that it shares no scene family, no image and no "
                    + "near-duplicate image with training data.",
            "Ends with exit code 1 if it does."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  multispa benchmark check bench/", "  multispa benchmark check bench/ --train data/"})
final class BenchmarkCheckCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A benchmark made by 'multispa benchmark build'.")
    Path benchmark = Path.of(".");

    @Option(names = "--train", paramLabel = "DIR", description = "A data set that models are trained on.")
    @Nullable
    Path training;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        List<String> problems = BenchmarkSeal.problems(benchmark);
        problems.stream().limit(SHOWN).forEach(console::println);
        if (problems.size() > SHOWN) {
            console.println("… and " + (problems.size() - SHOWN) + " more");
        }
        console.println(benchmark + (problems.isEmpty() ? ": as it was sealed" : ": CHANGED since it was sealed"));
        boolean apart = training == null || apart(training, console);
        return problems.isEmpty() && apart ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean apart(Path train, PrintWriter console) throws Exception {
        Separation separation;
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("compare", Separation.images(train));
            separation = Separation.of(benchmark, train, done -> progress.advance(1));
        }
        console.printf(
                Locale.ROOT,
                "compared with %s: %,d images against %,d, %,d of them with too little contrast for looks%n",
                train,
                separation.benchmarkImages(),
                separation.trainingImages(),
                separation.withoutContrast());
        console.println("scene families in both: "
                + (separation.families().isEmpty() ? "none" : String.join(", ", separation.families())));
        list("identical images", separation.identicalImages(), console);
        list(
                "images that look alike",
                separation.nearDuplicates().stream()
                        .map(pair -> String.format(
                                Locale.ROOT,
                                "%s and %s (correlation %.3f)",
                                pair.benchmark(),
                                pair.training(),
                                pair.correlation()))
                        .toList(),
                console);
        if (separation.trainingImages() == 0) {
            console.println("the training set lists no images, so only scene families could be compared");
        }
        console.println(separation.holds() ? "the two share nothing" : "the two are NOT apart");
        return separation.holds();
    }

    private static void list(String what, List<String> items, PrintWriter console) {
        console.printf(Locale.ROOT, "%s: %,d%n", what, items.size());
        items.stream().limit(SHOWN).forEach(item -> console.println("  " + item));
    }
}
