package org.multispa.evaluation.neighbours.choice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Graded;
import org.multispa.evaluation.neighbours.Part;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.Prompts;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.Suite;
import org.multispa.evaluation.neighbours.Tally;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.table.Found;
import org.multispa.evaluation.neighbours.table.Reading;

/// The three-dimensional half of CV-Bench (Cambrian-1, arXiv 2406.16860): accuracy over all questions, all from
/// Omni3D, and of depth order and relative distance.
public final class CvBench3d implements Suite {
    private static final String KIND = "3D";

    @Override
    public String id() {
        return "cvbench3d";
    }

    @Override
    public String title() {
        return "CV-Bench 3D";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?test[^/]*\\.parquet") && !name.contains("2d"))) {
            reading.file(
                    file,
                    List.of("idx", "type", "task", "image", "choices", "answer", "prompt"),
                    row -> row.need("type").equals(KIND)
                            ? question(row, row.need("idx"), row.texts("choices"))
                            : List.of());
        }
        for (Path file : found.files(name -> name.matches("(?:.*/)?CV-Bench-3D[^/]*\\.tsv"))) {
            reading.file(
                    file,
                    List.of("index", "task", "image", "answer", "prompt"),
                    row -> question(row, row.need("index"), Choices.columns(row)));
        }
        return reading.done(found, "test_3d.parquet, test.parquet or CV-Bench-3D.tsv");
    }

    private static List<Question> question(Row row, String id, List<String> options) throws DatasetException {
        List<Picture> pictures = row.pictures("image");
        Map<String, String> tags = new TreeMap<>();
        tags.put("task", row.need("task"));
        row.text("source_dataset").ifPresent(source -> tags.put("source", source));
        return List.of(new Question(
                id,
                row.text("source_filename").or(() -> row.text("filename")).orElse(id),
                Prompts.images(pictures.size()) + Prompts.plain(row.need("prompt")),
                pictures,
                new Gold.Choice(Choices.answer(row), options),
                new TreeMap<>(tags)));
    }

    /// `B` or `(B)` alone, else by [OptionLetters].
    @Override
    public Grade grade(Question question, String reply) {
        List<String> options = Choices.gold(question).options();
        Optional<Character> alone = Choices.alone(reply);
        return Choices.graded(question, alone.or(() -> OptionLetters.read(reply, options.size(), options)));
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("all", one.score());
            tally.add("task/" + one.question().tag("task"), one.score());
            Optional.ofNullable(one.question().tags().get("source"))
                    .ifPresent(source -> tally.add("source/" + source, one.score()));
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.share(whole, "all", "accuracy"));
        whole.cells("task/").forEach(cell -> parts.add(Part.share(whole, cell, cell.substring(5))));
        whole.cells("source/").forEach(cell -> parts.add(Part.share(whole, cell, "from " + cell.substring(7))));
        return parts;
    }
}
