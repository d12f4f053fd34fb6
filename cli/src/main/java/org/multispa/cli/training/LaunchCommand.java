package org.multispa.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.training.launch.LaunchPlan;
import org.multispa.training.launch.Launcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa launch`.
@Command(
        name = "launch",
        description = {
            "Run a command of multispa as several processes that train together, and end them together.",
            "Each finds its place in RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR and MASTER_PORT, as with torchrun. "
                    + "Lines of output begin with the rank. When one process fails, the others are ended."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa launch --nproc 4 -- train --config lora.yaml",
            "  multispa launch --nproc 8 --nnodes 2 --node-rank 1 --master-addr gpu1 -- train --config a.yaml"
        })
public final class LaunchCommand implements Callable<Integer> {
    /// Where machines meet unless told otherwise, as with torchrun.
    private static final int USUAL_PORT = 29_500;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--nproc",
            paramLabel = "N",
            required = true,
            converter = Positive.Int.class,
            description = "Processes on this machine; with GPUs, one for each.")
    int processes;

    @Option(
            names = "--nnodes",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "1",
            description = "Machines that take part, each with its own launch (default: ${DEFAULT-VALUE}).")
    int machines = 1;

    @Option(
            names = "--node-rank",
            paramLabel = "N",
            defaultValue = "0",
            description = "Which of the machines this is, from 0 (default: ${DEFAULT-VALUE}).")
    int machine;

    @Option(
            names = "--master-addr",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Machine 0, as the others reach it (default: ${DEFAULT-VALUE}, this machine alone).")
    String host = "127.0.0.1";

    @Option(
            names = "--master-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of machine 0 at which all meet (default: a free one; with several machines "
                    + USUAL_PORT + ").")
    int port;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            converter = Positive.Int.class,
            defaultValue = "60",
            description = "How long processes that are told to end may take, to write a checkpoint for example, "
                    + "before they are killed (default: ${DEFAULT-VALUE}).")
    int grace = 60;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, after --.")
    List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Launcher launcher = new Launcher(plan(), out, err);
        Thread hook = new Thread(() -> stop(launcher), "end the processes of a launch");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = launcher.run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is told to end: the hook says how.
        }
        return own(code);
    }

    /// Ends the processes when this one is told to end. How they end is then how this ends.
    private static void stop(Launcher launcher) {
        try {
            Runtime.getRuntime().halt(own(launcher.stop()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The exit code that says what that of a process says.
    private static int own(int code) {
        return switch (code) {
            case ExitCode.DONE, ExitCode.USAGE, ExitCode.SOME_SET_ASIDE -> code;
            default -> ExitCode.FAILED;
        };
    }

    private LaunchPlan plan() throws IOException {
        Class<?> main = spec.root().userObject().getClass();
        try {
            return new LaunchPlan(
                    ThisProgram.command(main, arguments),
                    processes,
                    machines,
                    machine,
                    host,
                    port != 0 ? port : machines > 1 ? USUAL_PORT : freePort(),
                    Duration.ofSeconds(grace),
                    Set.of(ExitCode.DONE, ExitCode.SOME_SET_ASIDE));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--nproc, --nnodes, --node-rank, --master-addr or --master-port: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
