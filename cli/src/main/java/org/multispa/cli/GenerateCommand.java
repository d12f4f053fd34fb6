package org.multispa.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.Subtask;
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

/// `multispa generate`.
@Command(
        name = "generate",
        description = {
            "Make question-answer data from scans and tracked videos.",
            "A run that was interrupted is continued by the same command; the result is the same to the byte."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa generate --scenes scannet/ --out data/ --every 5",
            "  multispa generate --scenes a/ b/ --out data/ --subtasks camera-yaw-angle,object-height --count 5000",
            "  multispa generate --scenes scannet/ --out data/ --images lazy --split val-scenes.txt",
            "  multispa generate --scenes scannet/ tapvid3d/ --out data/ --mixture paper-3m --scale 0.1"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final long COUNT = 1000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the data set.")
    Path out = Path.of("data");

    @Option(
            names = "--subtasks",
            paramLabel = "all|a,b,…",
            hideParamSyntax = true,
            split = ",",
            description = "Subtasks to make (default: all that a scene can give, or the mixture's).")
    List<String> subtasks = List.of("all");

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Samples asked for each subtask (default: the mixture's, or 1000).")
    @Nullable
    Long count;

    @Option(
            names = "--mixture",
            paramLabel = "FILE|PRESET",
            description = {
                "How many samples of which subtask, by which rules: a YAML file (docs/mixtures.md),",
                "or one of paper-27m, paper-3m, toy."
            })
    @Nullable
    String mixture;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Multiplies the mixture's counts (default: ${DEFAULT-VALUE}).")
    double scale = 1;

    @Option(
            names = "--images",
            paramLabel = "drawn|lazy|none",
            defaultValue = "drawn",
            description = {
                "drawn: images with their marks drawn; lazy: frames once, marks kept in the record;",
                "none: no image is written (default: ${DEFAULT-VALUE})."
            })
    ImagesMode images = ImagesMode.DRAWN;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Which scene families are held out (docs/datasets.md); without it all is 'train'.")
    @Nullable
    Path split;

    @Option(
            names = "--shard-size",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Most samples of one file (default: ${DEFAULT-VALUE}).")
    int shardSize = 50_000;

    @Option(names = "--fail-fast", description = "Stop at the first scene that cannot be used.")
    boolean failFast;

    @Mixin
    AskOptions ask = new AskOptions();

    @Mixin
    SceneOptions scenes = new SceneOptions();

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        GenerateSettings settings = settings();
        int threadCount = threads.count();
        PrintWriter err = spec.commandLine().getErr();
        List<SceneLocation> locations = scenes.chosen(source.locations(), err);
        GenerateRequest request = new GenerateRequest(
                locations,
                out,
                settings,
                ask.packs(),
                split == null ? SplitRule.ALL_TRAIN : Splits.of(split, locations, err),
                threadCount,
                failFast);
        GenerateResult result;
        try (ProgressBar progress = ProgressBar.on(err)) {
            result = Generator.run(request, progress);
        }
        return Summary.print(result, out, spec.commandLine().getOut());
    }

    private GenerateSettings settings() throws IOException {
        if ((count != null && count < 1) || shardSize < 1) {
            throw new UsageException("--count and --shard-size must be positive");
        }
        Mixture mixed = mixed();
        return new GenerateSettings(
                counts(mixed),
                SampleForm.TRAINING,
                ask.seed,
                ask.profile(mixed),
                ask.settings(mixed, AskSettings.Motion.TRAINING),
                scenes.loadOptions(),
                images,
                shardSize);
    }

    private @Nullable Mixture mixed() throws IOException {
        if (mixture == null) {
            if (scale != 1) {
                throw new UsageException("--scale multiplies the counts of a --mixture, and none was given");
            }
            return null;
        }
        if (count != null) {
            throw new UsageException("--mixture names its own counts; give --scale in place of --count");
        }
        try {
            return Mixture.named(mixture).scaled(scale);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--scale: " + e.getMessage());
        }
    }

    private SortedMap<Subtask, Long> counts(@Nullable Mixture mixed) {
        Set<Subtask> wanted = Subtasks.named(subtasks);
        if (mixed == null) {
            return GenerateSettings.each(wanted, count == null ? COUNT : count);
        }
        SortedMap<Subtask, Long> counts = new TreeMap<>(mixed.counts());
        counts.keySet().retainAll(wanted);
        if (counts.isEmpty()) {
            throw new UsageException("the mixture makes none of the subtasks " + String.join(", ", subtasks));
        }
        return counts;
    }
}
