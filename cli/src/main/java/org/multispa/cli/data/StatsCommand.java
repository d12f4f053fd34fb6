package org.multispa.cli.data;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.stats.DatasetStats;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa stats`.
@Command(
        name = "stats",
        description = {
            "What a data set holds: samples, balance asked and achieved, gates, answers.",
            "The same is written to stats.json in its folder."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa stats data/")
public final class StatsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A data set made by 'multispa generate'.")
    Path dataset = Path.of(".");

    @Override
    public Integer call() throws Exception {
        DatasetStats stats = DatasetStats.of(DatasetReader.open(dataset));
        AtomicFiles.write(dataset.resolve(DatasetStats.FILE_NAME), stats.json());
        spec.commandLine().getOut().print(stats.text());
        return ExitCode.DONE;
    }
}
