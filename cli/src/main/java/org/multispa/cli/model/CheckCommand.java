package org.multispa.cli.model;

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
import org.multispa.model.check.FixtureCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa model check`.
@Command(
        name = "check",
        description = {
            "Run inputs.safetensors of a folder through the model in it, in f32, and compare with "
                    + "expected.safetensors.",
            "Exit code 1 if a tensor is further off than its tolerance."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa model check fixtures/tiny-internlm2 fixtures/tiny-qwen2")
final class CheckCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR…",
            hideParamSyntax = true,
            arity = "1..*",
            description = "Model folders that hold inputs.safetensors and expected.safetensors too.")
    List<Path> folders = List.of();

    @Mixin
    DeviceOption device = new DeviceOption();

    @Override
    public Integer call() {
        boolean agrees = true;
        for (Path folder : folders) {
            agrees &= check(folder);
        }
        return agrees ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean check(Path folder) {
        LoadOptions options = new LoadOptions(Optional.of(WeightKind.F32), Optional.of(WeightKind.F32), device.name());
        try {
            List<Compared> results = FixtureCheck.run(folder, options);
            ComparedTable.print(folder, results, spec.commandLine().getOut());
            return results.stream().allMatch(Compared::agrees);
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("multispa: " + e.getMessage());
        }
        return false;
    }
}
