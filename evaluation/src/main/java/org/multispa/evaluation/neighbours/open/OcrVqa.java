package org.multispa.evaluation.neighbours.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// OCR-VQA (ICDAR 2019), test split: questions about covers of books, right if the answer is the true one, case
/// aside.
public final class OcrVqa implements Suite {
    private static final String TEST = "3";
    private static final List<String> IMAGE_FOLDERS = List.of("images", "");

    @Override
    public String id() {
        return "ocrvqa";
    }

    @Override
    public String title() {
        return "OCR-VQA";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?dataset\\.json"))) {
            reading.file(
                    file,
                    List.of("key", "questions", "answers", "split"),
                    row -> row.need("split").equals(TEST) ? published(found, row) : List.of());
        }
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?ocrvqa[^/]*\\.tsv"))) {
            reading.file(file, List.of("index", "question", "answer"), row -> List.of(table(found, row)));
        }
        return reading.done(found, "dataset.json beside images/, OCRVQA_TEST.tsv or OCRVQA_TESTCORE.tsv");
    }

    private static List<Question> published(Found found, Row row) throws DatasetException {
        String book = row.need("key");
        List<String> questions = row.texts("questions");
        List<String> answers = row.texts("answers");
        if (questions.size() != answers.size()) {
            throw row.wrong("expected an answer to each question, found " + questions.size() + " questions and "
                    + answers.size() + " answers");
        }
        Picture cover = found.picture(row, book, IMAGE_FOLDERS);
        List<Question> all = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            String id = book + "/" + (i + 1);
            all.add(question(id, book, questions.get(i), List.of(answers.get(i)), List.of(cover)));
        }
        return all;
    }

    private static Question table(Found found, Row row) throws DatasetException {
        List<Picture> pictures = new ArrayList<>(row.pictures("image"));
        if (pictures.isEmpty()) {
            for (String path : row.texts("image_path")) {
                pictures.add(found.picture(row, path, IMAGE_FOLDERS));
            }
        }
        String id = row.need("index");
        return question(id, row.text("image_path").orElse(id), row.need("question"), row.texts("answer"), pictures);
    }

    private static Question question(
            String id, String book, String question, List<String> answers, List<Picture> pictures) {
        return new Question(
                id,
                book,
                Prompts.images(pictures.size()) + Prompts.plain(question) + "\n" + Prompts.WORD,
                pictures,
                new Gold.Texts(answers),
                new TreeMap<>(Map.of()));
    }

    @Override
    public Grade grade(Question question, String reply) {
        if (!(question.gold() instanceof Gold.Texts gold)) {
            return Grade.NONE;
        }
        String said = form(reply);
        return Grade.of(gold.answers().stream().anyMatch(answer -> form(answer).equals(said)), said);
    }

    private static String form(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        together.forEach(one -> tally.add("all", one.score()));
    }

    @Override
    public List<Part> parts(Tally whole) {
        return List.of(Part.share(whole, "all", "accuracy"));
    }
}
