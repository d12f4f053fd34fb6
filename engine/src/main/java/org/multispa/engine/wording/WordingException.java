package org.multispa.engine.wording;

import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// Wording packs that cannot be used, with everything that is wrong with them.
public final class WordingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<WordingProblem> problems;

    WordingException(List<WordingProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /// Never empty, in the order of files and templates.
    public List<WordingProblem> problems() {
        return problems;
    }

    private static String message(List<WordingProblem> problems) {
        return problems.stream()
                .map(WordingProblem::toString)
                .collect(Collectors.joining(
                        "\n  ",
                        "the wording has " + problems.size() + " problem(s); mend them or leave the file out:\n  ",
                        ""));
    }
}
