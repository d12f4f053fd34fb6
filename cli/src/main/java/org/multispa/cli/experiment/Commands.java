package org.multispa.cli.experiment;

import java.io.PrintWriter;
import picocli.CommandLine;

/// The program whose commands are the steps of an experiment.
@FunctionalInterface
public interface Commands {
    /// All commands, ready to read one command line.
    CommandLine line();

    /// Runs one command line.
    ///
    /// @param log takes what it says
    /// @return its exit code
    default int run(PrintWriter log, String... words) {
        CommandLine line = line();
        line.setOut(log);
        line.setErr(log);
        return line.execute(words);
    }
}
