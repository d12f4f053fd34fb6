package org.multispa.cli.experiment;

import java.io.PrintWriter;
import java.util.List;
import org.multispa.cli.experiment.plan.Step;

/// Runs the command of a step.
@FunctionalInterface
interface StepRunner {
    /// @param command words after `multispa`
    /// @param log takes what it says
    /// @return its exit code
    int run(Step step, List<String> command, PrintWriter log);
}
