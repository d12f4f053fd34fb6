package org.multispa.cli.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.multispa.cli.console.ComparedTable;
import org.multispa.cli.console.ExitCode;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.check.Compared;
import org.multispa.training.check.TrainCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa train check`.
@Command(
        name = "check",
        description = {
            "Repeat the training run of a fixture folder, in f32, and compare gradients, losses, norms, rates and final "
                    + "weights.",
            "Exit code 1 if one is further off than its tolerance."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa train check fixtures/tiny-internlm2 fixtures/tiny-qwen2")
final class TrainCheckCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR…",
            hideParamSyntax = true,
            arity = "1..*",
            description = "Model folders that hold the inputs and the expected results of a run.")
    List<Path> folders = List.of();

    @Option(names = "--device", defaultValue = "cpu", description = "cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    String device = "cpu";

    @Option(names = "--keep", description = "Keep what layers computed instead of computing it again on the way back.")
    boolean keep;

    @Override
    public Integer call() throws IOException {
        boolean agrees = true;
        for (Path folder : folders) {
            LoadOptions options = new LoadOptions(Optional.of(WeightKind.F32), Optional.of(WeightKind.F32), device);
            List<Compared> results = TrainCheck.run(folder, options, !keep);
            ComparedTable.print(folder, results, spec.commandLine().getOut());
            agrees &= results.stream().allMatch(Compared::agrees);
        }
        return agrees ? ExitCode.DONE : ExitCode.FAILED;
    }
}
