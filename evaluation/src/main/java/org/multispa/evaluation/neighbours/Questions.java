package org.multispa.evaluation.neighbours;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multispa.dataset.DatasetException;

/// What a folder holds of a benchmark.
///
/// @param questions in the order of the files, each with an id of its own
/// @param files the question files that were read, in their order
/// @param setAside what could not be used, as `file:row: reason`
public record Questions(List<Question> questions, List<Path> files, List<String> setAside) {
    public Questions {
        questions = List.copyOf(questions);
        files = List.copyOf(files);
        setAside = List.copyOf(setAside);
    }

    /// @throws DatasetException if there are no questions, or two have the same id
    public Questions checked(String benchmark) throws DatasetException {
        if (questions.isEmpty()) {
            throw new DatasetException(files + ": no question of " + benchmark + " can be used"
                    + setAside.stream().findFirst().map(first -> "; " + first).orElse(""));
        }
        Set<String> ids = new HashSet<>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw new DatasetException(files + ": two questions of " + benchmark + " have the id '" + question.id()
                        + "'; give a folder with one version of its files");
            }
        }
        return this;
    }
}
