package org.multispa.cli.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.Summary;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.AskOptions;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.SceneListOption;
import org.multispa.cli.options.SceneOptions;
import org.multispa.cli.options.SourceOptions;
import org.multispa.cli.options.Splits;
import org.multispa.cli.options.SubtaskOption;
import org.multispa.cli.options.ThreadOption;
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
        description = "Make a benchmark: the same number of questions of every subtask, images with their marks drawn,"
                + " answers kept apart from the questions, one checksum for the whole.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa benchmark build --scenes held-out/ --out bench/ --preset mini",
            "  multispa benchmark build --scenes scannet/ tapvid3d/ --out bench/ --split val-scenes.txt"
        })
final class BenchmarkBuildCommand implements Callable<Integer> {
    private static final int SHARD_SIZE = 100_000;
    private static final String TRAINING_SIDE = "train";
    private static final String BENCHMARK_SIDE = "benchmark";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SourceOptions source = new SourceOptions();

    @Mixin
    SceneListOption list = new SceneListOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the benchmark.")
    Path out = Path.of("benchmark");

    @Option(
            names = "--preset",
            converter = Presets.class,
            paramLabel = "toy|mini|full",
            defaultValue = "full",
            description = "5, 50 or 300 questions of each subtask (default: ${DEFAULT-VALUE}).")
    BenchmarkPreset preset = BenchmarkPreset.FULL;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Questions of each subtask, in place of --preset.")
    @Nullable
    Integer count;

    @Mixin
    SubtaskOption subtasks = new SubtaskOption();

    @Option(
            names = "--counts",
            paramLabel = "FILE|PRESET",
            description = "Questions of each subtask from a mixture (docs/mixtures.md), in place of --preset.")
    @Nullable
    String counts;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Which scene families are held out (docs/datasets.md): only those are used."
                    + " Without it all given scenes are.")
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
                ask.seed(),
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
        console.println("Next: multispa benchmark check " + out + " --train DIR");
        return complete && !seal.missing().isEmpty() ? ExitCode.FAILED : code;
    }

    private SortedMap<Subtask, Long> wanted(@Nullable Mixture mixture) {
        if (mixture != null) {
            if (count != null) {
                throw new UsageException("--counts and --count exclude each other");
            }
            return subtasks.of(mixture);
        }
        return subtasks.each(count == null ? preset.count() : count);
    }

    private List<SceneLocation> heldOut(PrintWriter err) throws IOException {
        List<SceneLocation> all = list.chosen(source.locations(), err);
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

    private static final class Presets extends Choice<BenchmarkPreset> {
        Presets() {
            super(List.of(BenchmarkPreset.values()), BenchmarkPreset::id);
        }
    }
}
