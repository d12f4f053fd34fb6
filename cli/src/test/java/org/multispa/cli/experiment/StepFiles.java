package org.multispa.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.cli.experiment.plan.Word;

/// Steps made up for tests, and a runner that writes down what it is told and what it finds.
final class StepFiles implements StepRunner {
    final List<String> ran = new ArrayList<>();
    final Map<String, Integer> codes = new HashMap<>();
    private final Path root;

    StepFiles(Path root) {
        this.root = root;
    }

    /// A step that makes `out/result` of some words and of what others made.
    static Step step(StepKind kind, String name, String word, String... needs) {
        List<Word> command = new ArrayList<>(List.of(new Word.Text(word)));
        for (String need : needs) {
            command.add(new Word.Made(need, "out/result"));
        }
        return new Step(kind, name, 3, command, "out/result", Map.of(), 1);
    }

    @Override
    public int run(Step step, List<String> command, PrintWriter log) {
        ran.add(step.id());
        log.println("working on " + command.getFirst());
        int code = codes.getOrDefault(step.id(), 0);
        try {
            Path out = Files.createDirectories(root.resolve(step.id()).resolve("out"));
            Files.writeString(out.resolve(code == 0 || code == 3 ? "result" : "half"), command.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (code != 0) {
            log.println("multispa: it broke");
        }
        return code;
    }
}
