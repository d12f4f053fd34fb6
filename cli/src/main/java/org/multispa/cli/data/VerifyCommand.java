package org.multispa.cli.data;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.SourceOptions;
import org.multispa.cli.options.ThreadOption;
import org.multispa.engine.verify.Verifier;
import org.multispa.engine.verify.VerifyRequest;
import org.multispa.engine.verify.findings.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa verify`.
@Command(
        name = "verify",
        description = {
            "Compute every answer of a data set a second time from the raw scenes, by other code than " + "made it.",
            "Exit code 1 if anything disagrees. How scenes are read and the thresholds come from the " + "manifest."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa verify data/ --scenes scannet/",
            "  multispa verify data/ --scenes scannet/ rooms/ --sample 1000 --json"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A data set made by 'multispa generate'.")
    Path dataset = Path.of(".");

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Option(
            names = "--sample",
            paramLabel = "N",
            converter = Positive.Wide.class,
            description =
                    "Verify N samples, chosen by the hash of their ids (default: all). Files are always compared.")
    @Nullable
    Long sample;

    @Option(names = "--skip-images", description = "Do not read image files: many times faster where marks are drawn.")
    boolean skipImages;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        long most = sample == null ? Long.MAX_VALUE : sample;
        VerifyRequest request = new VerifyRequest(dataset, sources.locations(), most, !skipImages, threads.count());
        VerifyReport report;
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            report = Verifier.run(request, progress);
        }
        spec.commandLine().getOut().print(json ? report.json() : report.text());
        return report.isClean() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
