package org.multispa.evaluation.neighbours.choice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.multispa.geometry.SeededHash;

/// MMMU (arXiv 2311.16502), validation split: accuracy over all questions, with options and open ones, of the six
/// disciplines and the thirty subjects.
public final class Mmmu implements Suite {
    private static final int MOST_IMAGES = 7;
    private static final Pattern PLACE = Pattern.compile("<image (\\d)>");
    private static final Map<String, List<String>> DISCIPLINES = Map.of(
            "Art and Design", List.of("Art", "Art_Theory", "Design", "Music"),
            "Business", List.of("Accounting", "Economics", "Finance", "Manage", "Marketing"),
            "Science", List.of("Biology", "Chemistry", "Geography", "Math", "Physics"),
            "Health and Medicine",
                    List.of(
                            "Basic_Medical_Science",
                            "Clinical_Medicine",
                            "Diagnostics_and_Laboratory_Medicine",
                            "Pharmacy",
                            "Public_Health"),
            "Humanities and Social Science", List.of("History", "Literature", "Sociology", "Psychology"),
            "Tech and Engineering",
                    List.of(
                            "Agriculture",
                            "Architecture_and_Engineering",
                            "Computer_Science",
                            "Electronics",
                            "Energy_and_Power",
                            "Materials",
                            "Mechanical_Engineering"));

    @Override
    public String id() {
        return "mmmu";
    }

    @Override
    public String title() {
        return "MMMU";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?validation[^/]*\\.parquet"))) {
            reading.file(
                    file,
                    List.of("id", "question", "options", "answer", "question_type", "image_1"),
                    row -> List.of(published(row)));
        }
        for (Path file : found.files(name -> name.matches("(?:.*/)?MMMU_DEV_VAL[^/]*\\.tsv"))) {
            reading.file(
                    file,
                    List.of("index", "question", "A", "answer", "category", "image"),
                    row -> row.text("split").orElse("validation").equals("validation")
                            ? List.of(table(row))
                            : List.of());
        }
        return reading.done(found, "Accounting/validation-00000-of-00001.parquet and on, or MMMU_DEV_VAL.tsv");
    }

    private static Question published(Row row) throws DatasetException {
        List<List<Picture>> pictures = new ArrayList<>();
        for (int i = 1; i <= MOST_IMAGES; i++) {
            pictures.add(row.pictures("image_" + i));
        }
        String id = row.need("id");
        String subject = id.replaceFirst("^(?:validation|dev|test)_", "").replaceFirst("_\\d+$", "");
        boolean open = row.need("question_type").equals("open");
        return question(row, id, subject, open ? List.of() : row.texts("options"), pictures);
    }

    private static Question table(Row row) throws DatasetException {
        List<List<Picture>> pictures =
                row.pictures("image").stream().map(List::of).toList();
        return question(row, row.need("index"), row.need("category"), Choices.columns(row), pictures);
    }

    private static Question question(
            Row row, String id, String subject, List<String> options, List<List<Picture>> pictures)
            throws DatasetException {
        String prompt = Prompts.plain(row.need("question")) + "\n\n"
                + (options.isEmpty() ? Prompts.WORD : Prompts.options("(", ") ", options) + "\n" + Prompts.LETTER);
        Gold gold =
                options.isEmpty() ? new Gold.Texts(row.texts("answer")) : new Gold.Choice(Choices.answer(row), options);
        List<Picture> placed = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(prompt);
        while (place.find()) {
            int number = Integer.parseInt(place.group(1));
            List<Picture> picture = number >= 1 && number <= pictures.size() ? pictures.get(number - 1) : List.of();
            if (picture.isEmpty()) {
                throw row.wrong("the question refers to image " + number + ", which the row lacks");
            }
            placed.addAll(picture);
            place.appendReplacement(text, Question.PLACE.repeat(picture.size()));
        }
        place.appendTail(text);
        if (placed.isEmpty()) {
            pictures.forEach(placed::addAll);
            text.insert(0, Prompts.images(placed.size()));
        }
        return new Question(
                id,
                id,
                text.toString(),
                placed,
                gold,
                new TreeMap<>(Map.of(
                        "subject",
                        subject,
                        "discipline",
                        discipline(subject),
                        "kind",
                        options.isEmpty() ? "open" : "multiple choice")));
    }

    private static String discipline(String subject) {
        return DISCIPLINES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(subject))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }

    /// By the authors' rules. A reply that chooses no option is given one by chance, as they do; here a hash of the
    /// question's id draws it.
    @Override
    public Grade grade(Question question, String reply) {
        return switch (question.gold()) {
            case Gold.Choice gold -> {
                Optional<Character> letter = MmmuReplies.option(reply, gold.options());
                yield letter.isPresent() ? Choices.graded(question, letter) : guessed(question, gold);
            }
            case Gold.Texts gold -> {
                String shown = reply.strip();
                yield Grade.of(MmmuReplies.holds(reply, gold.answers()), Row.shown(shown));
            }
            case Gold.YesNo _, Gold.Quantity _, Gold.Typed _ -> Grade.NONE;
        };
    }

    private static Grade guessed(Question question, Gold.Choice gold) {
        int drawn = SeededHash.of(0)
                .with("mmmu")
                .with(question.id())
                .below(gold.options().size());
        return new Grade(drawn == gold.letter() - 'A' ? 1 : 0, Optional.empty());
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("all", one.score());
            for (String tag : List.of("kind", "discipline", "subject")) {
                tally.add(tag + "/" + one.question().tag(tag), one.score());
            }
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.share(whole, "all", "accuracy"));
        for (String tag : List.of("kind/", "discipline/", "subject/")) {
            whole.cells(tag)
                    .forEach(cell -> parts.add(
                            Part.share(whole, cell, cell.substring(tag.length()).replace('_', ' '))));
        }
        return parts;
    }
}
