package org.multispa.cli.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.dataset.audit.AuditSettings;
import org.multispa.dataset.audit.DatasetAudit;
import org.multispa.dataset.audit.Flag;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa audit`.
@Command(
        name = "audit",
        description = "Look for shortcuts: how far one gets without seeing an image, whether answers are balanced,"
                + " whether one scene dominates, whether questions repeat.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  multispa audit data/", "  multispa audit data/ --html audit.html --strict-exit"})
public final class AuditCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A data set made by 'multispa generate'.")
    Path dataset = Path.of(".");

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures as JSON.")
    @Nullable
    Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page to look at in a browser.")
    @Nullable
    Path html;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Look at up to N different questions a subtask, chosen by hash (default: ${DEFAULT-VALUE}).")
    int sample = AuditSettings.DEFAULT.questions();

    @Option(
            names = "--margin",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "Flag what exceeds its reference by this much (default: ${DEFAULT-VALUE}).")
    double margin = 5;

    @Option(names = "--strict-exit", description = "End with exit code 1 if there is any warning.")
    boolean strictExit;

    @Override
    public Integer call() throws Exception {
        DatasetAudit audit = DatasetAudit.of(DatasetReader.open(dataset), settings());
        if (json != null) {
            AtomicFiles.write(json, audit.json());
        }
        if (html != null) {
            AtomicFiles.write(html, audit.html("Audit of " + name()));
        }
        spec.commandLine().getOut().print(audit.text());
        boolean warned = audit.flags(Flag.Severity.WARNING) > 0;
        return strictExit && warned ? ExitCode.FAILED : ExitCode.DONE;
    }

    private AuditSettings settings() {
        try {
            return new AuditSettings(sample, margin / 100);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--sample and --margin: " + Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private String name() {
        return Optional.ofNullable(dataset.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse(dataset.toString());
    }
}
