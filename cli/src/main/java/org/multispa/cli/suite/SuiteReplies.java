package org.multispa.cli.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.run.RecordedReplies;
import org.multispa.evaluation.neighbours.run.SuiteSource;
import picocli.CommandLine.Option;

/// Where the replies come from.
final class SuiteReplies {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Recorded answers: JSON lines with id and answer, an object of JSON from id to answer, or"
                    + " a table of VLMEvalKit (.tsv, .xlsx).")
    @Nullable
    Path answers;

    /// @param setAside takes what could not be used, with its place and reason
    SuiteSource source(Questions questions, List<String> setAside) throws IOException {
        if (answers == null) {
            throw new UsageException("give --answers, or --rescore to grade again what is in --out");
        }
        return RecordedReplies.read(answers, questions.questions(), setAside);
    }

    boolean isGiven() {
        return answers != null;
    }
}
