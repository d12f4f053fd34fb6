package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.rows.Row;

/// Gathers the questions of a benchmark's files. Rows and files that cannot be used are set aside by name. Not
/// thread-safe.
public final class Reading {
    private static final int MOST_NAMED = 1000;

    private final String benchmark;
    private final List<Question> questions = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<String> setAside = new ArrayList<>();

    /// @param benchmark its title, for messages
    public Reading(String benchmark) {
        this.benchmark = benchmark;
    }

    /// Makes questions of a row.
    @FunctionalInterface
    public interface Asking {
        /// @return none for a row that is not to be asked, such as one of another split
        /// @throws DatasetException if the row is not what it should be
        List<Question> of(Row row) throws DatasetException;
    }

    /// Reads a file.
    ///
    /// @param columns without which the file is not what is expected
    public void file(Path file, List<String> columns, Asking asking) throws IOException {
        files.add(file);
        try {
            Tables.read(file, benchmark, columns, row -> row(row, asking));
        } catch (DatasetException e) {
            setAside(String.valueOf(e.getMessage()));
        }
    }

    private void row(Row row, Asking asking) {
        try {
            questions.addAll(asking.of(row));
        } catch (DatasetException e) {
            setAside(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            setAside(row.place() + ": " + e.getMessage());
        }
    }

    /// Adds a question that was read by other means.
    public void add(Question question) {
        questions.add(question);
    }

    /// Notes a file that was read by other means.
    public void note(Path file) {
        files.add(file);
    }

    /// Notes what cannot be used, as `file: reason`.
    public void setAside(String reason) {
        if (setAside.size() < MOST_NAMED) {
            setAside.add(reason);
        }
    }

    /// What was read.
    ///
    /// @param expected the files that were looked for, for the message where there are none
    /// @throws DatasetException if there is no question, or two have the same id
    public Questions done(Found folder, String expected) throws DatasetException {
        if (files.isEmpty()) {
            throw new DatasetException(folder.folder() + " holds no files of " + benchmark + "; expected " + expected);
        }
        return new Questions(questions, files, setAside).checked(benchmark);
    }
}
