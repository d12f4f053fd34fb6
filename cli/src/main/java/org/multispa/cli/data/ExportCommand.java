package org.multispa.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.SubtaskOption;
import org.multispa.cli.options.ThreadOption;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportFormats;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ExportRequest;
import org.multispa.dataset.export.ExportResult;
import org.multispa.dataset.export.Exporter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.Selection;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.SetAsideEntry;
import org.multispa.dataset.output.ShardEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa export`.
@Command(
        name = "export",
        description = {
            "Write a data set in the layout that another tool reads (docs/exports.md).",
            "Marks that the data set keeps apart (generate --images lazy) are drawn."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa export data/ --to internvl --out data-internvl/ --split train",
            "  multispa export data/ --to parquet --out data-hf/ --shard-size 1000",
            "  multispa export data/ --to lmms-eval --out tasks/ --split val --limit 300"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A data set made by 'multispa generate'.")
    Path dataset = Path.of(".");

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            required = true,
            converter = Formats.class,
            completionCandidates = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    ExportFormat to = ExportFormats.all().getFirst();

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder to make.")
    Path out = Path.of("export");

    @Option(
            names = "--split",
            paramLabel = "a,b,…",
            hideParamSyntax = true,
            split = ",",
            description = "Splits to export (default: all).")
    List<String> splits = List.of();

    @Mixin
    SubtaskOption subtasks = new SubtaskOption();

    @Option(
            names = "--limit",
            converter = Positive.Wide.class,
            paramLabel = "N",
            description = "Most samples of each subtask in each split (default: no limit).")
    long limit = Long.MAX_VALUE;

    @Option(
            names = "--images",
            paramLabel = "link|copy|embed|none",
            converter = Handlings.class,
            description = "link: hard links where possible, else copies; copy: copies; embed: in the records;"
                    + " none: the records name the data set's files. The format decides what is possible and usual.")
    @Nullable
    ImageHandling images;

    @Option(
            names = "--shard-size",
            converter = Positive.Int.class,
            paramLabel = "N",
            defaultValue = "" + ExportOptions.DEFAULT_SHARD_SIZE,
            description = "parquet, webdataset, lmms-eval: most samples of one file (default: ${DEFAULT-VALUE}).")
    int shardSize = ExportOptions.DEFAULT_SHARD_SIZE;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = ExportOptions.DEFAULT_NAME,
            description = "Name of the data set in the reader's lists (default: ${DEFAULT-VALUE}).")
    String name = ExportOptions.DEFAULT_NAME;

    @Option(
            names = "--max-dynamic-patch",
            converter = Positive.Int.class,
            paramLabel = "N",
            description = "internvl: most tiles of a sample (default: six for each of its images).")
    @Nullable
    Integer maxDynamicPatch;

    @Option(
            names = "--located-at",
            paramLabel = "PATH",
            description = "internvl, lmms-eval: where the reader will find the export (default: where it is written).")
    @Nullable
    Path locatedAt;

    @Option(names = "--force", description = "Replace an earlier export in --out.")
    boolean force;

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        DatasetReader reader = DatasetReader.open(dataset);
        ExportRequest request = request(reader);
        long samples = reader.manifest().shards().stream()
                .mapToLong(ShardEntry::records)
                .sum();
        ExportResult result;
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("export", samples);
            result = Exporter.run(request, progress::advance);
        }
        return print(result, spec.commandLine().getOut());
    }

    private ExportRequest request(DatasetReader reader) {
        try {
            ExportOptions options = new ExportOptions(
                    name,
                    images == null ? to.imageHandlings().getFirst() : images,
                    shardSize,
                    maxDynamicPatch == null ? OptionalInt.empty() : OptionalInt.of(maxDynamicPatch),
                    Optional.ofNullable(locatedAt));
            Selection selection = new Selection(splits(reader), subtasks.named(), limit);
            return new ExportRequest(dataset, to, out, selection, options, threads.count(), force);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Set<String> splits(DatasetReader reader) {
        Set<String> known = reader.manifest().splits().keySet();
        for (String split : splits) {
            if (!known.contains(split)) {
                throw new UsageException(
                        "--split: no split '" + split + "' in " + dataset + "; it has " + String.join(", ", known));
            }
        }
        return Set.copyOf(splits);
    }

    private int print(ExportResult result, PrintWriter console) {
        for (var split : result.counts().entrySet()) {
            console.printf(Locale.ROOT, "%n%-34s %12s%n", split.getKey(), "samples");
            for (Map.Entry<String, Long> subtask : split.getValue().entrySet()) {
                console.printf(Locale.ROOT, "  %-32s %,12d%n", subtask.getKey(), subtask.getValue());
            }
        }
        console.printf(Locale.ROOT, "%n%,d samples, %,d images in %s%n", result.samples(), result.images(), out);
        for (SetAsideEntry one : result.setAside().stream().limit(SHOWN).toList()) {
            console.println("set aside: " + one.what() + ": " + one.reason());
        }
        if (result.setAsideCount() > SHOWN) {
            console.println("… and " + (result.setAsideCount() - SHOWN) + " more (export.json names them)");
        }
        return result.setAsideCount() > 0 ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
    }

    private static final class Formats extends Choice<ExportFormat> {
        Formats() {
            super(ExportFormats.all(), ExportFormat::name);
        }
    }

    private static final class Handlings extends Choice<ImageHandling> {
        Handlings() {
            super(List.of(ImageHandling.values()), ImageHandling::key);
        }
    }
}
