package org.multispa.evaluation.neighbours.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// VizWiz-VQA (arXiv 1802.08218), validation split: questions of blind people, each answered by ten. An answer
/// that at least three others gave is right, fewer make it partly so; the mean over leaving each of the ten out.
public final class VizWiz implements Suite {
    private static final int AGREEING = 3;
    private static final List<String> IMAGE_FOLDERS = List.of("val", "", "images");

    @Override
    public String id() {
        return "vizwiz";
    }

    @Override
    public String title() {
        return "VizWiz-VQA";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?val\\.json"))) {
            reading.file(file, List.of("image", "question", "answers"), row -> List.of(published(found, row)));
        }
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?vizwiz[^/]*\\.tsv"))) {
            reading.file(
                    file,
                    List.of("index", "image", "question", "answers"),
                    row -> List.of(question(row, row.need("index"), row.pictures("image"), row.texts("answers"))));
        }
        for (Path file : found.files(name -> name.matches("(?:.*/)?val-[^/]*\\.parquet"))) {
            reading.file(
                    file,
                    List.of("question_id", "image", "question", "answers"),
                    row -> List.of(
                            question(row, row.need("question_id"), row.pictures("image"), row.texts("answers"))));
        }
        return reading.done(found, "val.json beside val/, val-00000-of-00005.parquet and on, or VizWiz.tsv");
    }

    private static Question published(Found found, Row row) throws DatasetException {
        List<String> answers = new ArrayList<>();
        for (Row answer : row.rows("answers")) {
            answers.add(answer.need("answer"));
        }
        String image = row.need("image");
        return question(row, image, List.of(found.picture(row, image, IMAGE_FOLDERS)), answers);
    }

    private static Question question(Row row, String id, List<Picture> pictures, List<String> answers)
            throws DatasetException {
        if (answers.isEmpty()) {
            throw row.wrong("expected 'answers' of people, found none; those of the test split are not published");
        }
        return new Question(
                id,
                id,
                Prompts.images(pictures.size()) + Prompts.plain(row.need("question"))
                        + "\nWhen the provided information is insufficient, respond with 'Unanswerable'.\n"
                        + Prompts.WORD,
                pictures,
                new Gold.Texts(answers),
                new TreeMap<>(Map.of(
                        "type",
                        row.text("answer_type").or(() -> row.text("category")).orElse("other"))));
    }

    @Override
    public Grade grade(Question question, String reply) {
        if (!(question.gold() instanceof Gold.Texts gold)) {
            return Grade.NONE;
        }
        String said = VqaText.normal(reply);
        long alike = gold.answers().stream()
                .filter(answer -> VqaText.normal(answer).equals(said))
                .count();
        int people = gold.answers().size();
        double left = Math.min(1, (double) Math.max(0, alike - 1) / AGREEING);
        double kept = Math.min(1, (double) alike / AGREEING);
        return Grade.of((alike * left + (people - alike) * kept) / people, said);
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("all", one.score());
            tally.add("type/" + one.question().tag("type"), one.score());
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.mean(whole, "all", "accuracy"));
        whole.cells("type/").forEach(cell -> parts.add(Part.mean(whole, cell, cell.substring(5))));
        return parts;
    }
}
