package org.multispa.cli.model.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.model.WeightKinds;
import org.multispa.cli.options.ByteSize;
import org.multispa.cli.options.PixelSize;
import org.multispa.cli.options.Positive;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.images.ImageSize;
import org.multispa.model.TokenizerFit;
import org.multispa.model.WeightKind;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.plan.TokenCounter;
import org.multispa.model.plan.TokenPlanner;
import org.multispa.model.tiles.TileRule;
import org.multispa.model.tokens.Tokenizers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa model plan`.
@Command(
        name = "plan",
        description = {
            "What samples cost a model: tiles, tokens, memory of a step, and which samples will not fit.",
            "No image is decoded and no weight is read. Exit code 3 if a sample does not fit."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa model plan --model InternVL2-8B/ --dataset data/ --split train --train --batch 4",
            "  multispa model plan --config config.json --size 1296x968 --size 1296x968 --context 4096"
        })
public final class PlanCommand implements Callable<Integer> {
    private static final int USUAL_TEXT = 128;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    Shape shape = new Shape();

    @ArgGroup(multiplicity = "1")
    Subject subject = new Subject();

    @Option(names = "--split", paramLabel = "S", description = "With --dataset: the split to count (default: all).")
    @Nullable
    String split;

    @Option(
            names = "--text-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Tokens of a sample besides its images, those of the chat template counted (default: with "
                    + "--dataset as the model's tokenizer counts them, with --size 128).")
    @Nullable
    Integer textTokens;

    @Option(
            names = "--max-tiles",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "6",
            description = "Most tiles an image is cut into, the thumbnail not counted (default: ${DEFAULT-VALUE}).")
    int maxTiles = 6;

    @Option(
            names = "--context",
            paramLabel = "N",
            converter = Positive.Int.class,
            description = "Most tokens of a sample (default: what the model was trained for).")
    @Nullable
    Integer context;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "Memory that a step may take, such as 80GB (default: no limit).")
    @Nullable
    Long memory;

    @Option(
            names = "--batch",
            paramLabel = "B",
            converter = Positive.Int.class,
            defaultValue = "1",
            description = "Samples of a step (default: ${DEFAULT-VALUE}).")
    int batch = 1;

    @Option(
            names = "--new-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "512",
            description = "Most tokens of an answer (default: ${DEFAULT-VALUE}).")
    int newTokens = 512;

    @Option(names = "--train", description = "Plan a step of LoRA training instead of answering.")
    boolean train;

    @Option(
            names = "--rank",
            paramLabel = "R",
            converter = Positive.Int.class,
            defaultValue = "16",
            description = "With --train: rank of the adapter (default: ${DEFAULT-VALUE}).")
    int rank = 16;

    @Option(
            names = "--dtype",
            paramLabel = "bf16|f32",
            hideParamSyntax = true,
            converter = WeightKinds.class,
            description = "Kind of number of weights and activations (default: as torch_dtype in config.json says).")
    @Nullable
    WeightKind kind;

    /// Which model.
    static final class Shape {
        @Option(names = "--model", paramLabel = "DIR", required = true, description = "A model folder.")
        @Nullable
        Path model;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "A config.json; the tokenizer beside it is used if there is one.")
        @Nullable
        Path config;

        Path file() {
            return model != null ? model.resolve("config.json") : Objects.requireNonNull(config);
        }
    }

    /// Which samples.
    static final class Subject {
        @Option(
                names = "--dataset",
                paramLabel = "DIR",
                required = true,
                description = "A data set made by 'multispa generate'.")
        @Nullable
        Path dataset;

        @Option(
                names = "--size",
                paramLabel = "WxH",
                required = true,
                converter = PixelSize.class,
                description = "A sample with an image of this size; once for each image.")
        List<ImageSize> sizes = List.of();
    }

    @Override
    public Integer call() throws Exception {
        Path file = shape.file();
        ModelConfig config = ConfigReader.readFile(file);
        StepPlan plan = plan(config);
        DatasetTokens.Counted counted =
                subject.dataset == null ? sizes(config, plan) : dataset(subject.dataset, config, file, plan);
        PlanTable table = new PlanTable(spec.commandLine().getOut(), plan);
        table.print(counter(config), counted.plan());
        for (String reason : counted.setAside()) {
            spec.commandLine().getErr().println("set aside: " + reason);
        }
        return counted.plan().unfit() > 0 || !counted.setAside().isEmpty() ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
    }

    private StepPlan plan(ModelConfig config) {
        WeightKind numbers = kind == null ? WeightKinds.published(config) : kind;
        int most = context == null ? config.language().maxPositions() : context;
        long limit = memory == null ? Long.MAX_VALUE : memory;
        return train
                ? StepPlan.tuning(config, numbers.dtype(), rank, batch, most, limit)
                : StepPlan.answering(config, numbers.dtype(), newTokens, batch, most, limit);
    }

    private TokenCounter counter(ModelConfig config) {
        if (maxTiles > TileRule.MOST_TILES) {
            throw new UsageException("--max-tiles: expected at most " + TileRule.MOST_TILES + ", found " + maxTiles);
        }
        return TokenCounter.of(config).withMaxTiles(maxTiles);
    }

    private DatasetTokens.Counted sizes(ModelConfig config, StepPlan plan) {
        if (split != null) {
            throw new UsageException("--split: expected with --dataset only");
        }
        TokenPlanner planner = new TokenPlanner(plan::fits);
        planner.add(counter(config).count("these images", subject.sizes, textTokens == null ? USUAL_TEXT : textTokens));
        return new DatasetTokens.Counted(planner.plan(), List.of());
    }

    private DatasetTokens.Counted dataset(Path folder, ModelConfig config, Path file, StepPlan plan)
            throws IOException {
        DatasetReader reader = DatasetReader.open(folder);
        Set<String> splits = reader.manifest().splits().keySet();
        if (split != null && !splits.contains(split)) {
            throw new UsageException(
                    "--split: no split '" + split + "' in " + folder + "; it has " + String.join(", ", splits));
        }
        DatasetTokens tokens = new DatasetTokens(counter(config), text(config, file), plan::fits);
        long samples = reader.manifest().shards().stream()
                .mapToLong(ShardEntry::records)
                .sum();
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("samples", samples);
            return tokens.count(
                    reader, sample -> split == null || sample.split().equals(split), progress::advance);
        }
    }

    private TextTokens text(ModelConfig config, Path file) throws IOException {
        if (textTokens != null) {
            int fixed = textTokens;
            return _ -> fixed;
        }
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        if (Tokenizers.files(folder).isEmpty()) {
            throw new UsageException(folder + " has no tokenizer to count the text with; give --text-tokens N");
        }
        return TextTokens.of(TokenizerFit.template(folder, Tokenizers.read(folder), config), train);
    }
}
