package org.multispa.evaluation.neighbours.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/// MathVista (arXiv 2310.02255), testmini: accuracy over all questions and by kind of question and answer, task,
/// skill and the rest of what is known of them. Answers are read by rules where the authors use a language model.
public final class MathVista implements Suite {
    private static final List<String> TAGS = List.of(
            "question_type", "answer_type", "task", "skills", "context", "grade", "category", "language", "source");
    private static final List<String> COLUMNS =
            List.of("question", "choices", "answer", "question_type", "answer_type");
    private static final int DECIMALS = 2;
    private static final int MOST_DECIMALS = 10;

    @Override
    public String id() {
        return "mathvista";
    }

    @Override
    public String title() {
        return "MathVista";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        List<Path> tables = found.files(name -> name.matches("(?:.*/)?testmini[^/]*\\.parquet"));
        for (Path file : tables) {
            reading.file(
                    file,
                    with("pid", "decoded_image"),
                    row -> question(row, row.need("pid"), row.inner("metadata"), row.pictures("decoded_image")));
        }
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?mathvista[^/]*\\.tsv"))) {
            reading.file(
                    file, with("index", "image"), row -> question(row, row.need("index"), row, row.pictures("image")));
        }
        if (tables.isEmpty()) {
            for (Path file : found.files(name -> name.matches("(?:.*/)?(?:annot_)?testmini\\.json"))) {
                reading.file(file, with("pid", "image"), row -> {
                    Picture picture = found.picture(row, row.need("image"), List.of("", "data"));
                    return question(row, row.need("pid"), row.inner("metadata"), List.of(picture));
                });
            }
        }
        return reading.done(
                found, "testmini-00000-of-00001-….parquet, annot_testmini.json beside images/, or MathVista_MINI.tsv");
    }

    private static List<String> with(String... more) {
        List<String> columns = new ArrayList<>(Arrays.asList(more));
        columns.addAll(COLUMNS);
        return columns;
    }

    private static List<Question> question(Row row, String id, Row facts, List<Picture> pictures)
            throws DatasetException {
        String questionType = row.need("question_type");
        String answer = row.need("answer");
        Gold gold;
        if (questionType.equals("multi_choice")) {
            List<String> choices = row.texts("choices");
            int right = choices.indexOf(answer);
            if (right < 0) {
                throw row.wrong("expected one of the choices as 'answer', found '" + Row.shown(answer) + "'");
            }
            gold = new Gold.Choice((char) ('A' + right), choices);
        } else {
            gold = new Gold.Typed(answer, kind(row), decimals(row));
        }
        Map<String, String> tags = new TreeMap<>();
        for (String tag : TAGS) {
            List<String> values = facts.texts(tag);
            String value = values.isEmpty() ? row.text(tag).orElse("") : String.join("|", values);
            if (!value.isEmpty()) {
                tags.put(tag, value);
            }
        }
        String prompt = Prompts.plain(row.text("query").orElse(row.need("question")));
        return List.of(
                new Question(id, id, Prompts.images(pictures.size()) + prompt, pictures, gold, new TreeMap<>(tags)));
    }

    private static Gold.Kind kind(Row row) throws DatasetException {
        return switch (row.need("answer_type")) {
            case "integer" -> Gold.Kind.INTEGER;
            case "float" -> Gold.Kind.FLOAT;
            case "list" -> Gold.Kind.LIST;
            default -> Gold.Kind.TEXT;
        };
    }

    private static int decimals(Row row) throws DatasetException {
        return row.text("precision").isEmpty()
                ? DECIMALS
                : Math.clamp((long) row.number("precision"), 0, MOST_DECIMALS);
    }

    @Override
    public Grade grade(Question question, String reply) {
        return switch (question.gold()) {
            case Gold.Choice gold ->
                MathAnswers.choice(reply, gold.options())
                        .map(choice -> Grade.of(choice.equals(gold.options().get(gold.letter() - 'A')), choice))
                        .orElse(Grade.NONE);
            case Gold.Typed gold -> {
                Optional<String> said = form(gold, reply);
                Optional<String> truth = form(gold, gold.answer());
                yield said.map(answer -> Grade.of(said.equals(truth), answer)).orElse(Grade.NONE);
            }
            case Gold.YesNo _, Gold.Texts _, Gold.Quantity _ -> Grade.NONE;
        };
    }

    private static Optional<String> form(Gold.Typed gold, String text) {
        return switch (gold.kind()) {
            case INTEGER -> MathAnswers.integer(text);
            case FLOAT -> MathAnswers.decimal(text, gold.decimals());
            case LIST -> MathAnswers.list(text);
            case TEXT -> Optional.of(MathAnswers.text(text));
        };
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("all", one.score());
            one.question().tags().forEach((tag, values) -> {
                for (String value : values.split("\\|", -1)) {
                    tally.add(tag + "/" + value, one.score());
                }
            });
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.share(whole, "all", "accuracy"));
        for (String tag : TAGS) {
            whole.cells(tag + "/")
                    .forEach(cell -> parts.add(
                            Part.share(whole, cell, tag.replace('_', ' ') + ": " + cell.substring(tag.length() + 1))));
        }
        return parts;
    }
}
