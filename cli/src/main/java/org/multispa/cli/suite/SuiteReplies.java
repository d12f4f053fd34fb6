package org.multispa.cli.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.evaluate.JudgeOptions;
import org.multispa.cli.evaluate.ModelChoice;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.run.RecordedReplies;
import org.multispa.evaluation.neighbours.run.SuiteSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the replies come from.
final class SuiteReplies {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Recorded answers: JSON lines with id and answer, an object of JSON from id to answer, or"
                    + " a table of VLMEvalKit (.tsv, .xlsx).")
    @Nullable
    private Path answers;

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Mixin
    private JudgeOptions judge = new JudgeOptions();

    boolean isGiven() {
        return answers != null || model.isGiven() || judge.isGiven();
    }

    /// @throws UsageException unless exactly one place is given
    void requireOne() {
        if (model.isGiven() == (answers != null)) {
            throw new UsageException(
                    "give one of --model, --endpoint and --answers, or --rescore to grade again what is"
                            + " in --out; found " + (answers == null ? "none" : "two of them"));
        }
    }

    /// The model that is to be asked, if one is.
    Optional<Backend> open() throws IOException {
        return model.open();
    }

    /// The language model that grades, if there is one.
    Optional<Backend> judge() {
        return judge.open(model);
    }

    /// The recorded replies.
    ///
    /// @param setAside takes what could not be used, with its place and reason
    SuiteSource recorded(Questions questions, List<String> setAside) throws IOException {
        return RecordedReplies.read(Objects.requireNonNull(answers), questions.questions(), setAside);
    }
}
