package org.multispa.cli.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Terminal;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.chat.PromptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa chat`.
@Command(
        name = "chat",
        description = {
            "Ask a model about images. The answer appears on standard output as it is written.",
            "Without a question it is a conversation: a line is a question, /image FILE adds an image to the "
                    + "next one, /reset starts anew, /quit ends."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa chat --model InternVL2-8B/ --image a.jpg Describe.",
            "  multispa chat --model InternVL2-8B/ --adapter tuned/ --image a.jpg --image b.jpg --max-tiles 6"
        })
public final class ChatCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "[QUESTION]",
            hideParamSyntax = true,
            description = "<image> stands where an image goes; without it the images come first.")
    @Nullable
    String question;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Option(names = "--image", paramLabel = "FILE", description = "A JPEG or PNG; once for each image, in order.")
    List<Path> images = List.of();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "512",
            description = "Most tokens of an answer (default: ${DEFAULT-VALUE}).")
    int maxTokens = 512;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0",
            description = "Above 0, tokens are drawn by chance (default: ${DEFAULT-VALUE}, the likeliest each time).")
    double temperature;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description = "With --temperature: draw from the likeliest tokens that together have this probability "
                    + "(default: ${DEFAULT-VALUE}).")
    double topP = 1;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "With --temperature: the same seed draws the same tokens (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--stop",
            paramLabel = "TEXT",
            description = "The answer ends before this text; may be given several times.")
    List<String> stops = List.of();

    @Option(
            names = "--system",
            paramLabel = "TEXT",
            description = "The system line (default: the one the model was taught with; an empty one leaves it out).")
    @Nullable
    String system;

    @Option(names = "--stats", description = "Tell counts and times of every answer on standard error.")
    boolean stats;

    @Override
    public Integer call() throws Exception {
        AnswerOptions options = options();
        Conversation conversation = new Conversation(system);
        for (Path image : images) {
            conversation.show(ImageFiles.read(image));
        }
        if (question == null) {
            return talk(conversation, options);
        }
        try {
            conversation.ask(question);
        } catch (PromptException e) {
            throw new UsageException(e.getMessage() + "; give --image once for each");
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        try (Assistant assistant = model.load()) {
            speaker(assistant, options).answer(conversation);
        }
        return ExitCode.DONE;
    }

    private int talk(Conversation conversation, AnswerOptions options) throws IOException, PromptException {
        PrintWriter err = spec.commandLine().getErr();
        try (Assistant assistant = model.load()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return new Dialogue(lines, speaker(assistant, options), err, Terminal.isThere()).run(conversation);
        }
    }

    private Speaker speaker(Assistant assistant, AnswerOptions options) {
        return new Speaker(
                assistant,
                options,
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                stats);
    }

    private AnswerOptions options() {
        try {
            return new AnswerOptions(maxTokens, temperature, topP, seed, stops);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--temperature, --top-p and --stop: " + e.getMessage());
        }
    }
}
