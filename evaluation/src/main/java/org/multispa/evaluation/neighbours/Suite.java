package org.multispa.evaluation.neighbours;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A published benchmark: how its files are read, its questions put, its replies graded and its figures formed.
/// Immutable; grading may be done by several threads at once.
public interface Suite {
    /// Name on the command line, such as `vsibench`.
    String id();

    /// Name as its authors write it.
    String title();

    /// Reads the questions, all texts but no image.
    ///
    /// @param folder that holds the published files; they are looked for in folders below too
    /// @throws org.multispa.dataset.DatasetException if there are no such files or they lack what is needed
    Questions read(Path folder) throws IOException;

    /// Grades a reply.
    Grade grade(Question question, String reply);

    /// Adds the questions that belong together, in the order of the files, to the sums that figures are made of.
    /// These are drawn together when intervals are made.
    void count(List<Graded> together, Tally tally);

    /// The figures in the order of the report, the benchmark's headline first.
    ///
    /// @param whole the sums over all questions; its cells say what there is
    List<Part> parts(Tally whole);

    /// What a judge is asked about a reply, without images, where the benchmark provides for a judge.
    default Optional<String> judging(Question question, String reply) {
        return Optional.empty();
    }

    /// The grade in a judge's answer to [#judging], if it holds one.
    default Optional<Grade> judged(String judgement) {
        return Optional.empty();
    }

    /// Whether the benchmark provides for a judge.
    default boolean hasJudge() {
        return false;
    }
}
