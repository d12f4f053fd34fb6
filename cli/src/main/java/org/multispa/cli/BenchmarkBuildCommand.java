package org.multispa.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.benchmark.BenchmarkPreset;
import org.multispa.dataset.benchmark.BenchmarkSeal;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateResult;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.mixture.Mixture;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.samples.SampleForm;
import org.multispa.engine.samples.SplitRule;
import org.multispa.scenes.SceneLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa benchmark build`.
@Command(
        name = "build",
        description = {
            "Make a benchmark: the same number of questions of every subtask, images with their marks drawn,",
            "answers kept apart from the questions, one checksum for the whole."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa benchmark build --scenes held-out/ --out bench/ --preset mini",
            "  multispa benchmark build --scenes scannet/ tapvid3d/ --split val-scenes.txt --out bench/ --preset full"
        })
final class BenchmarkBuildCommand implements Callable<Integer> {
    private static final int SHARD_SIZE = 100_000;
    private static final String TRAINING_SIDE = "train";
    private static final String BENCHMARK_SIDE = "benchmark";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the benchmark.")
    Path out = Path.of("benchmark");

    @Option(
            names = "--preset",
            paramLabel = "toy|mini|full",
            defaultValue = "full",
            description = "5, 50 or 300 questions of each subtask (default: ${DEFAULT-VALUE}).")
    BenchmarkPreset preset = BenchmarkPreset.FULL;

    @Option(names = "--count", paramLabel = "N", description = "Questions of each subtask, in place of a preset.")
    @Nullable
    Integer count;

    @Option(
            names = "--subtasks",
            paramLabel = "all|a,b,…",
            hideParamSyntax = true,
            split = ",",
            description = "Subtasks to make (default: all 26).")
    List<String> subtasks = List.of("all");

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description = "Questions of each subtask from a mixture file (docs/mixtures.md), in place of a preset.")
    @Nullable
    String counts;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = {
                "Which scene families are held out (docs/datasets.md): only those are used.",
                "Without it all given scenes are."
            })
    @Nullable
    Path split;

    @Option(names = "--complete", description = "Fail where the scenes cannot fill a subtask.")
    boolean complete;

    @Mixin
    AskOptions ask = new AskOptions();

    @Mixin
    SceneOptions scenes = new SceneOptions();

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        Mixture mixture = counts == null ? null : Mixture.named(counts);
        SortedMap<Subtask, Long> wanted = wanted(mixture);
        GenerateSettings settings = new GenerateSettings(
                wanted,
                SampleForm.BENCHMARK,
                ask.seed,
                ask.profile(mixture),
                ask.settings(mixture, AskSettings.Motion.BENCHMARK),
                scenes.loadOptions(),
                ImagesMode.DRAWN,
                SHARD_SIZE);
        PrintWriter err = spec.commandLine().getErr();
        GenerateRequest request = new GenerateRequest(
                heldOut(err), out, settings, ask.packs(), (scene, family) -> BENCHMARK_SIDE, threads.count(), false);
        GenerateResult result;
        try (ProgressBar progress = ProgressBar.on(err)) {
            result = Generator.run(request, progress);
        }
        BenchmarkSeal seal = BenchmarkSeal.write(out, wanted);
        PrintWriter console = spec.commandLine().getOut();
        int code = Summary.print(result, out, console);
        print(seal, console);
        return complete && !seal.missing().isEmpty() ? ExitCode.FAILED : code;
    }

    private SortedMap<Subtask, Long> wanted(@Nullable Mixture mixture) {
        if (mixture != null) {
            if (count != null) {
                throw new UsageException("--counts and --count exclude each other");
            }
            SortedMap<Subtask, Long> chosen = new TreeMap<>(mixture.counts());
            chosen.keySet().retainAll(Subtasks.named(subtasks));
            return chosen;
        }
        int each = count == null ? preset.count() : count;
        if (each < 1) {
            throw new UsageException("--count must be positive, found " + each);
        }
        return GenerateSettings.each(Subtasks.named(subtasks), each);
    }

    private List<SceneLocation> heldOut(PrintWriter err) throws IOException {
        List<SceneLocation> all = scenes.chosen(source.locations(), err);
        if (split == null) {
            return all;
        }
        SplitRule rule = Splits.of(split, all, err);
        List<SceneLocation> heldOut = all.stream()
                .filter(scene ->
                        !rule.splitOf(scene.id().name(), scene.id().family()).equals(TRAINING_SIDE))
                .toList();
        if (heldOut.isEmpty()) {
            throw new UsageException(split + " holds out none of the " + all.size() + " scenes");
        }
        return heldOut;
    }

    private static void print(BenchmarkSeal seal, PrintWriter console) {
        seal.missing()
                .forEach((subtask, lacking) -> console.printf(
                        Locale.ROOT, "missing: %,d of %s: the scenes give no more%n", lacking, subtask.id()));
        console.println("checksum " + seal.checksum() + " (" + BenchmarkSeal.FILE_NAME + ")");
    }
}
