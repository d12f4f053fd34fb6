package org.multispa.cli.wording;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.SubtaskOption;
import org.multispa.dataset.Subtask;
import org.multispa.engine.chat.ChatException;
import org.multispa.engine.chat.ChatSettings;
import org.multispa.engine.chat.HttpChat;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingCheck.Role;
import org.multispa.engine.wording.WordingPack;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.engine.wording.WordingWriter;
import org.multispa.engine.wording.grow.GrowRequest;
import org.multispa.engine.wording.grow.Growth;
import org.multispa.engine.wording.grow.Refused;
import org.multispa.engine.wording.grow.WordingGrower;
import org.multispa.files.http.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa wording grow`.
@Command(
        name = "grow",
        description = {
            "Ask a language model for new templates and keep those that the pack's checks find nothing "
                    + "wrong with.",
            "The pack in --out grows if there is one, else the standard pack is where it starts from."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa wording grow --endpoint https://host/v1 --model m --subtask object-height --count 20")
final class WordingGrowCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL",
            description = "An OpenAI-compatible server, such as http://localhost:8000/v1.")
    String endpoint = "";

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "The model's name at the server.")
    String model = "";

    @Option(names = "--subtask", required = true, paramLabel = "S", description = "The subtask whose pack grows.")
    String subtask = "";

    @Option(
            names = "--count",
            converter = Positive.Int.class,
            paramLabel = "N",
            defaultValue = "10",
            description = "New templates for each role (default: ${DEFAULT-VALUE}).")
    int count = 10;

    @Option(
            names = "--role",
            paramLabel = "R",
            defaultValue = "all",
            description = "task, question, answer, still or all (default: ${DEFAULT-VALUE}).")
    String role = "all";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The pack to write (default: the subtask's name with .yaml in the current folder).")
    @Nullable
    Path out;

    @Option(
            names = "--key-env",
            paramLabel = "VARIABLE",
            defaultValue = "MULTISPA_API_KEY",
            description = "Environment variable that holds the key, if one is needed (default: ${DEFAULT-VALUE}).")
    String keyVariable = "MULTISPA_API_KEY";

    @Option(
            names = "--timeout",
            converter = Positive.Int.class,
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Longest wait for one reply (default: ${DEFAULT-VALUE}).")
    int timeout = 120;

    @Option(
            names = "--max-requests",
            converter = Positive.Int.class,
            paramLabel = "N",
            defaultValue = "20",
            description = "Most replies to ask for (default: ${DEFAULT-VALUE}).")
    int mostRequests = 20;

    @Override
    public Integer call() throws Exception {
        Subtask known = SubtaskOption.one("--subtask", subtask);
        List<Role> roles = roles(known);
        ChatSettings settings = settings();
        Path file = out == null ? Path.of(known.id() + ".yaml") : out;
        WordingPacks packs = start(known, file);
        GrowRequest request = request(packs.pack(known), sequenceIds(packs, known), roles);
        Growth growth;
        try (HttpChat chat = new HttpChat(settings)) {
            growth = WordingGrower.grow(chat, request);
        }
        if (!growth.accepted().isEmpty()) {
            WordingWriter.write(file, growth.pack());
        }
        return report(growth, file);
    }

    private static Set<String> sequenceIds(WordingPacks packs, Subtask subtask) {
        Set<String> ids = new HashSet<>();
        packs.findSequence(subtask).ifPresent(sequence -> {
            for (Role each : Role.values()) {
                sequence.templates(each).forEach(template -> ids.add(template.id()));
            }
        });
        return ids;
    }

    private GrowRequest request(WordingPack pack, Set<String> otherIds, List<Role> roles) {
        try {
            return new GrowRequest(pack, otherIds, roles, count, mostRequests, model, LocalDate.now(Clock.systemUTC()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--count, --max-requests and --role: " + message(e));
        }
    }

    private List<Role> roles(Subtask of) {
        if (role.equalsIgnoreCase("all")) {
            return Arrays.stream(Role.values())
                    .filter(each -> each != Role.STILL || !of.isStatic())
                    .toList();
        }
        List<Role> named = Arrays.stream(Role.values())
                .filter(each -> each.name().equalsIgnoreCase(role))
                .toList();
        if (named.isEmpty()) {
            throw new UsageException("--role: expected task, question, answer, still or all, found '" + role + "'");
        }
        return named;
    }

    private ChatSettings settings() {
        try {
            String key = Objects.requireNonNullElse(System.getenv(keyVariable), "");
            return ChatSettings.of(
                    new URI(endpoint), model, new ApiKey(keyVariable, key.strip()), Duration.ofSeconds(timeout));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UsageException("--endpoint, --model, --key-env and --timeout: " + message(e));
        }
    }

    private static WordingPacks start(Subtask subtask, Path file) throws IOException {
        if (!Files.exists(file)) {
            WordingPacks standard = WordingPacks.standard();
            if (standard.find(subtask).isEmpty()) {
                throw new UsageException("--subtask: there is no standard pack of " + subtask.id()
                        + "; write a first one by hand and name it with --out");
            }
            return standard;
        }
        WordingPacks packs = WordingPacks.readOne(file, Minimums.ONE_EACH);
        if (packs.find(subtask).isEmpty()) {
            throw new UsageException("--out: " + file + " is a pack of "
                    + packs.subtasks().iterator().next().id() + ", not of " + subtask.id());
        }
        return packs;
    }

    private int report(Growth growth, Path file) throws ChatException {
        PrintWriter console = spec.commandLine().getOut();
        growth.accepted().forEach(one -> console.println("accepted " + one.id() + ": " + one.text()));
        for (Refused one : growth.refused()) {
            console.println("refused: " + one.shortened());
            one.reasons().forEach(reason -> console.println("  " + reason));
        }
        console.println(growth.accepted().size() + " accepted, "
                + growth.refused().size() + " refused, " + growth.requests() + " requests");
        if (!growth.accepted().isEmpty()) {
            console.println("written: " + file + " (version " + growth.pack().version() + ")");
        }
        if (growth.stopped().isPresent() && growth.accepted().isEmpty()) {
            throw new ChatException(growth.stopped().get());
        }
        growth.stopped().ifPresent(reason -> console.println("stopped early: " + reason));
        if (growth.accepted().isEmpty()) {
            return ExitCode.FAILED;
        }
        return growth.missing() > 0 ? ExitCode.SOME_SET_ASIDE : ExitCode.DONE;
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
}
