package org.multispa.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.multispa.cli.adapter.AdapterCommand;
import org.multispa.cli.benchmark.BenchmarkCommand;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.data.AuditCommand;
import org.multispa.cli.data.ExportCommand;
import org.multispa.cli.data.GenerateCommand;
import org.multispa.cli.data.StatsCommand;
import org.multispa.cli.data.VerifyCommand;
import org.multispa.cli.demo.DemoCommand;
import org.multispa.cli.evaluate.EvaluateCommand;
import org.multispa.cli.evaluate.ReportCommand;
import org.multispa.cli.experiment.ExperimentCommand;
import org.multispa.cli.model.ChatCommand;
import org.multispa.cli.model.ModelCommand;
import org.multispa.cli.model.ServeCommand;
import org.multispa.cli.reward.RewardCommand;
import org.multispa.cli.scenes.BodiesCommand;
import org.multispa.cli.scenes.ObjectsCommand;
import org.multispa.cli.scenes.PairsCommand;
import org.multispa.cli.scenes.ScenesCommand;
import org.multispa.cli.suite.SuiteCommand;
import org.multispa.cli.training.LaunchCommand;
import org.multispa.cli.training.TrainCommand;
import org.multispa.cli.wording.WordingCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `multispa` command.
@Command(
        name = "multispa",
        description = "Multi-frame spatial question answering data from posed RGB-D scans and tracked videos.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            ScenesCommand.class,
            PairsCommand.class,
            ObjectsCommand.class,
            BodiesCommand.class,
            GenerateCommand.class,
            StatsCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            BenchmarkCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            RewardCommand.class,
            SuiteCommand.class,
            WordingCommand.class,
            ModelCommand.class,
            TrainCommand.class,
            LaunchCommand.class,
            ExperimentCommand.class,
            AdapterCommand.class,
            ChatCommand.class,
            ServeCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa demo",
            "  multispa scenes check scannet/",
            "  multispa generate --scenes scannet/ --out data/ --count 2000",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 finished but some input was set aside."
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /// All commands, ready to read a command line.
    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler((failure, given) -> Failures.wrongUsage(failure));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, command.getErr()));
        ExperimentCommand experiment =
                Objects.requireNonNull(line.getSubcommands().get("experiment")).getCommand();
        experiment.use(Main::line);
        HelpStyle.apply(line);
        return line;
    }

    /// Runs one command line and gives its exit code.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = line();
        line.setOut(out);
        line.setErr(err);
        if (arguments.length == 0) {
            line.usage(out);
            return ExitCode.USAGE;
        }
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }
}
