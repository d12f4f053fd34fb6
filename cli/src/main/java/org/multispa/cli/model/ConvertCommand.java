package org.multispa.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.model.checkpoint.ModelConverter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa model convert`.
@Command(
        name = "convert",
        description = {
            "Write a model again with its weights in another kind of number or in files of another size.",
            "Everything else in the folder comes along."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa model convert InternVL2-1B/ --dtype f32 --out InternVL2-1B-f32/",
            "  multispa model convert InternVL2-8B/ --shard-size 2GB --out InternVL2-8B-small-shards/"
        })
final class ConvertCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A model folder.")
    Path folder = Path.of(".");

    @Mixin
    WeightOptions weights = new WeightOptions();

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": expected a model folder, found "
                    + (Files.exists(folder) ? "a file" : "no such folder"));
        }
        ModelConverter converter = new ModelConverter(weights.kind(), weights.shardBytes());
        long bytes = converter.bytes(folder);
        weights.requireRoom(bytes, spec.commandLine().getErr());
        try (ProgressBar progress = ProgressBar.ofBytes(spec.commandLine().getErr())) {
            progress.stage("weights", bytes);
            converter.convert(folder, weights.out(), progress::advance);
        }
        spec.commandLine().getOut().println("made " + weights.out());
        return ExitCode.DONE;
    }
}
