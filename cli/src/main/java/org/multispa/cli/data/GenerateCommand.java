package org.multispa.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "A run that was interrupted is continued by the same command; the result is the same to the " + "byte."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa generate --scenes scannet/ --out data/ --every 5",
            "  multispa generate --scenes a/ b/ --out data/ --subtasks camera-yaw-angle,object-width",
            "  multispa generate --scenes scannet/ --out data/ --images lazy --split val-scenes.txt",
            "  multispa generate --scenes scannet/ tapvid3d/ --out data/ --mixture paper-3m --scale 0.1"
        })
public final class GenerateCommand implements Callable<Integer> {
    private static final long COUNT = 1000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SourceOptions source = new SourceOptions();

    @Mixin
    SceneListOption list = new SceneListOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the data set.")
    Path out = Path.of("data");

    @Mixin
    SubtaskOption subtasks = new SubtaskOption();

    @Option(
            names = "--count",
            converter = Positive.Wide.class,
            paramLabel = "N",
            description = "Samples asked for each subtask (default: the mixture's, or 1000).")
    @Nullable
    Long count;

    @Option(
            names = "--mixture",
            paramLabel = "FILE|PRESET",
            description = "How many samples of which subtask, by which rules: a YAML file (docs/mixtures.md),"
                    + " or one of paper-27m, paper-3m, toy.")
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
            converter = Modes.class,
            paramLabel = "drawn|lazy|none",
            defaultValue = "drawn",
            description = "drawn: images with their marks drawn; lazy: frames once, marks kept in the record;"
                    + " none: no image is written (default: ${DEFAULT-VALUE}).")
    ImagesMode images = ImagesMode.DRAWN;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Which scene families are held out (docs/datasets.md); without it all is 'train'.")
    @Nullable
    Path split;

    @Option(
            names = "--shard-size",
            converter = Positive.Int.class,
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
        List<SceneLocation> locations = list.chosen(source.locations(), err);
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
        PrintWriter console = spec.commandLine().getOut();
        int code = Summary.print(result, out, console);
        console.println("Next:");
        console.println("  multispa verify " + out + " --scenes PATH…");
        console.println("  multispa stats " + out);
        console.println("  multispa export " + out + " --to FORMAT --out DIR");
        return code;
    }

    private GenerateSettings settings() throws IOException {
        Mixture mixed = mixed();
        return new GenerateSettings(
                mixed == null ? subtasks.each(count == null ? COUNT : count) : subtasks.of(mixed),
                SampleForm.TRAINING,
                ask.seed(),
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

    private static final class Modes extends Choice<ImagesMode> {
        Modes() {
            super(List.of(ImagesMode.values()), ImagesMode::key);
        }
    }
}
