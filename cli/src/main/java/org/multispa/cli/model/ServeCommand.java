package org.multispa.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.AccessKey;
import org.multispa.model.serve.ChatServer;
import org.multispa.model.serve.ServeSettings;
import org.multispa.model.serve.request.RequestLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa serve`.
@Command(
        name = "serve",
        description = {
            "Serve a model over HTTP with OpenAI's chat interface, until the process is told to end.",
            "Other machines can reach it only with --host and an API key in the environment variable "
                    + "MULTISPA_API_KEY."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa serve --model InternVL2-8B/ --adapter tuned/ --max-tiles 6",
            "  multispa serve --model InternVL2-8B/ --host 0.0.0.0 --port 8080 --images scans/"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final String KEY = "MULTISPA_API_KEY";
    private static final int HIGHEST_PORT = 65535;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ModelOptions model = new ModelOptions();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen at (default: ${DEFAULT-VALUE}, this machine alone).")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Port to listen at (default: ${DEFAULT-VALUE}); 0 takes a free one.")
    int port = 8000;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder whose images requests may name by path (default: none, images come in requests).")
    @Nullable
    Path images;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "4",
            description = "Answers computed side by side (default: ${DEFAULT-VALUE}).")
    int batch = 4;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests that may wait for their turn (default: ${DEFAULT-VALUE}); more are answered 429.")
    int queue = 32;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "4096",
            description = "Most tokens an answer may be asked to have (default: ${DEFAULT-VALUE}).")
    int maxTokens = 4096;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            converter = Positive.Int.class,
            defaultValue = "60",
            description = "How long answers under way may take when the process is told to end "
                    + "(default: ${DEFAULT-VALUE}).")
    int grace = 60;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ServeSettings settings = settings();
        try (Assistant assistant = model.load();
                ChatServer server = ChatServer.start(assistant, settings, failure -> report(failure, err))) {
            InetSocketAddress at = server.address();
            String name = at.getAddress().getHostAddress();
            out.println("serving " + settings.model() + " at http://" + (name.contains(":") ? "[" + name + "]" : name)
                    + ":" + at.getPort() + "/v1");
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                boolean ended = server.stop(Duration.ofSeconds(grace));
                out.println(ended ? "stopped" : "stopped; answers that took too long were given up");
                out.flush();
                // An end that was asked for is no failure, as which Java would report it.
                Runtime.getRuntime().halt(ExitCode.DONE);
            }));
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private ServeSettings settings() throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UsageException("--port: expected a number from 0 to " + HIGHEST_PORT + ", found " + port);
        }
        if (images != null && !Files.isDirectory(images)) {
            throw new UsageException("--images: expected a folder, found "
                    + (Files.exists(images) ? "a file: " : "no such folder: ") + images);
        }
        String key = Objects.requireNonNullElse(System.getenv(KEY), "").strip();
        Path folder = model.folder().toAbsolutePath().normalize();
        String name =
                folder.getNameCount() == 0 ? "model" : folder.getFileName().toString();
        try {
            return new ServeSettings(
                    name,
                    new InetSocketAddress(host, port),
                    key.isEmpty() ? Optional.empty() : Optional.of(new AccessKey(key)),
                    Optional.ofNullable(images),
                    batch,
                    queue,
                    maxTokens,
                    RequestLimits.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--host, --batch, --queue or " + KEY + ": " + e.getMessage());
        }
    }

    private static void report(Throwable failure, PrintWriter err) {
        synchronized (err) {
            err.println("multispa: a request failed inside the server:");
            failure.printStackTrace(err);
            err.flush();
        }
    }
}
