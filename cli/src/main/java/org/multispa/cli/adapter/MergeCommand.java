package org.multispa.cli.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.multispa.cli.console.DiskRoom;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.checkpoint.AdapterMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa adapter merge`.
@Command(
        name = "merge",
        description = {
            "Write a model again with an adapter worked into its weights: a model folder that needs no adapter.",
            "Files, names and kinds of number stay as the base has them; everything else in its folder comes along."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa adapter merge --model InternVL2-8B/ --adapter tuned/ --out InternVL2-8B-tuned/")
final class MergeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "The model the adapter is for.")
    Path model = Path.of(".");

    @Option(names = "--adapter", paramLabel = "DIR", required = true, description = "The adapter (docs/adapters.md).")
    Path adapter = Path.of(".");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to make.")
    Path out = Path.of("merged");

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(model)) {
            throw new IOException(
                    model + ": expected a model folder, found " + (Files.exists(model) ? "a file" : "no such folder"));
        }
        AdapterMerge merge = new AdapterMerge(model, AdapterReader.read(adapter));
        long bytes = merge.bytes();
        DiskRoom.require(out, bytes, spec.commandLine().getErr());
        try (ProgressBar progress = ProgressBar.ofBytes(spec.commandLine().getErr())) {
            progress.stage("weights", bytes);
            merge.write(out, progress::advance);
        }
        spec.commandLine().getOut().println("made " + out);
        return ExitCode.DONE;
    }
}
