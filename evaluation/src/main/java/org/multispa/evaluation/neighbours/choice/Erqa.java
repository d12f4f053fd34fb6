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
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.Suite;
import org.multispa.evaluation.neighbours.Tally;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.table.Found;
import org.multispa.evaluation.neighbours.table.Reading;

/// ERQA, the embodied reasoning questions of Gemini Robotics (arXiv 2503.20020): accuracy over all questions and
/// by type. The questions ask for the letter alone, and nothing else counts.
public final class Erqa implements Suite {
    private static final int SHOWN_LETTERS = 4;

    @Override
    public String id() {
        return "erqa";
    }

    @Override
    public String title() {
        return "ERQA";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        List<Path> records = found.files(name -> name.endsWith(".tfrecord"));
        int[] number = {0};
        for (Path file : records) {
            reading.file(
                    file,
                    List.of("question", "answer", "image/encoded"),
                    row -> question(row, Integer.toString(number[0]++), row.pictures("image/encoded")));
        }
        if (records.isEmpty()) {
            for (Path file : found.files(name -> name.matches("(?:.*/)?test[^/]*\\.parquet"))) {
                reading.file(
                        file,
                        List.of("question_id", "question", "answer", "images"),
                        row -> question(row, row.need("question_id"), row.pictures("images")));
            }
            for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?erqa[^/]*\\.tsv"))) {
                reading.file(
                        file,
                        List.of("index", "question", "answer", "image"),
                        row -> question(row, row.need("index"), row.pictures("image")));
            }
        }
        return reading.done(found, "erqa.tfrecord, test-00000-of-00001.parquet or ERQA.tsv");
    }

    private static List<Question> question(Row row, String id, List<Picture> pictures) throws DatasetException {
        String type = row.text("question_type").or(() -> row.text("category")).orElse("other");
        Laid laid = laid(row.need("question"), pictures, row.texts("visual_indices"));
        return List.of(new Question(
                id,
                id,
                laid.text(),
                laid.pictures(),
                new Gold.Choice(Choices.answer(row), List.of()),
                new TreeMap<>(Map.of("type", type))));
    }

    /// A text with its pictures in the order of their places.
    record Laid(String text, List<Picture> pictures) {}

    /// Puts pictures where they belong: a number is the position in the text, in characters, before which the
    /// picture stands, 0 in front of everything. Without a number for each, all stand in front.
    static Laid laid(String text, List<Picture> pictures, List<String> positions) {
        if (text.split(Question.PLACE, -1).length - 1 == pictures.size()) {
            return new Laid(text, pictures);
        }
        String plain = text.replace(Question.PLACE, "(image)");
        int length = plain.codePointCount(0, plain.length());
        Map<Integer, List<Picture>> at = new TreeMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            int position = positions.size() == pictures.size() ? position(positions.get(i)) : 0;
            at.computeIfAbsent(Math.clamp(position, 0, length), _ -> new ArrayList<>())
                    .add(pictures.get(i));
        }
        StringBuilder whole = new StringBuilder();
        List<Picture> ordered = new ArrayList<>();
        int done = 0;
        for (Map.Entry<Integer, List<Picture>> entry : at.entrySet()) {
            int next = plain.offsetByCodePoints(0, entry.getKey());
            whole.append(plain, done, next);
            done = next;
            for (Picture picture : entry.getValue()) {
                whole.append(Question.PLACE).append('\n');
                ordered.add(picture);
            }
        }
        return new Laid(whole.append(plain.substring(done)).toString(), ordered);
    }

    private static int position(String text) {
        return text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : 0;
    }

    /// The letter alone, case aside; brackets around it and a full stop behind it are forgiven.
    @Override
    public Grade grade(Question question, String reply) {
        Optional<Character> letter = Choices.alone(reply);
        return letter.filter(one -> one - 'A' < SHOWN_LETTERS
                        || one == Choices.gold(question).letter())
                .map(one -> Choices.graded(question, letter))
                .orElse(Grade.NONE);
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
        parts.add(Part.share(whole, "all", "accuracy"));
        whole.cells("type/").forEach(cell -> parts.add(Part.share(whole, cell, cell.substring(5))));
        return parts;
    }
}
