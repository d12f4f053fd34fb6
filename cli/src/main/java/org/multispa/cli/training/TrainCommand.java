package org.multispa.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.model.torch.Torch;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.config.TrainConfigFile;
import org.multispa.training.ranks.RankException;
import org.multispa.training.ranks.RankSettings;
import org.multispa.training.ranks.Ranks;
import org.multispa.training.run.TrainResult;
import org.multispa.training.run.TrainRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa train`.
@Command(
        name = "train",
        description = {
            "Fine-tune a model: LoRA on its language model, or parts of it as a whole.",
            "A run that was stopped, or killed, goes on with --resume as if nothing had happened."
        },
        mixinStandardHelpOptions = true,
        subcommands = TrainCheckCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa train --config train.yaml",
            "  multispa train --config train.yaml --resume",
            "  multispa train --config train.yaml --dry-run",
            "  multispa launch --nproc 2 -- train --config train.yaml",
            "  multispa train check fixtures/tiny-internlm2"
        })
public final class TrainCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "What is trained, on what, and how: a YAML file.")
    @Nullable
    Path config;

    @Option(names = "--resume", description = "Go on with the run in the output folder; begin it if there is none.")
    boolean resume;

    @Option(
            names = "--dry-run",
            description =
                    "Read the configuration, open the data, make the first batch ready and say what the run would "
                            + "be; train nothing.")
    boolean dryRun;

    @Override
    public Integer call() throws IOException {
        Path file = config;
        if (file == null) {
            throw new UsageException("expected --config FILE");
        }
        TrainConfig read = TrainConfigFile.read(file);
        PrintWriter err = spec.commandLine().getErr();
        RankSettings settings = RankSettings.fromEnvironment(System.getenv());
        TrainConfig own = read.on(settings.device(read.load().device()));
        if (dryRun) {
            DryRun.tell(own, settings.size(), spec.commandLine().getOut());
            return ExitCode.DONE;
        }
        TrainProgress progress = new TrainProgress(err, own.output());
        try (Ranks ranks = Ranks.join(settings, Torch.device(own.load().device()));
                StopSignal stop = new StopSignal()) {
            TrainResult result = train(own, Files.readAllBytes(file), ranks, progress, stop);
            if (ranks.first()) {
                progress.finish(result);
            }
            return result.setAside() > 0 ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
        } catch (RankException e) {
            throw new IOException(e.getMessage() + "; the last checkpoint in " + own.output() + " stands", e);
        }
    }

    private TrainResult train(TrainConfig own, byte[] bytes, Ranks ranks, TrainProgress progress, StopSignal stop)
            throws IOException {
        try {
            return TrainRun.run(own, bytes, resume, ranks, progress, stop::given);
        } catch (IOException | RuntimeException e) {
            ranks.fail(String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
