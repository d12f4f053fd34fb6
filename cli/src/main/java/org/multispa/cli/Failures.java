package org.multispa.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.dataset.DatasetException;
import org.multispa.engine.generate.GenerateException;
import org.multispa.scenes.SceneException;
import org.multispa.training.ranks.RankException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Failures as people read them: one message for what was foreseen, the whole trace for what was not.
final class Failures {
    /// What picocli puts before some of its messages.
    private static final String PREFIX = "Error: ";

    private Failures() {}

    /// An option or argument that the command line does not know or cannot read.
    static int wrongUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String message = String.valueOf(failure.getMessage());
        err.println("multispa: " + (message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message));
        boolean suggested = UnmatchedArgumentException.printSuggestions(failure, err);
        if (suggested || command.getSubcommands().isEmpty()) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        } else {
            command.usage(err);
        }
        return ExitCode.USAGE;
    }

    static int report(Exception failure, PrintWriter err) {
        Throwable cause = failure instanceof UncheckedIOException unchecked
                ? Objects.requireNonNull(unchecked.getCause())
                : failure;
        switch (cause) {
            case UsageException usage -> {
                err.println("multispa: " + usage.getMessage());
                return ExitCode.USAGE;
            }
            case NoSuchFileException missing -> err.println("multispa: no such file: " + missing.getMessage());
            case AccessDeniedException denied -> err.println("multispa: not allowed: " + denied.getMessage());
            case SceneException _, GenerateException _, DatasetException _, RankException _, IOException _ ->
                err.println("multispa: " + cause.getMessage());
            default -> {
                err.println("multispa: this should not have happened; please report it with the lines below");
                cause.printStackTrace(err);
            }
        }
        return ExitCode.FAILED;
    }
}
