package org.multispa.evaluation.neighbours.choice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// MMStar (arXiv 2403.20330): accuracy over all questions, of the six abilities and of the eighteen axes.
public final class MmStar implements Suite {
    private static final List<String> COLUMNS =
            List.of("index", "question", "image", "answer", "category", "l2_category");
    private static final List<String> BEFORE = List.of("", "(", "option ", "the answer is ");

    @Override
    public String id() {
        return "mmstar";
    }

    @Override
    public String title() {
        return "MMStar";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?(?:mmstar|val)[^/]*\\.(?:parquet|tsv)"))) {
            reading.file(file, COLUMNS, MmStar::question);
        }
        return reading.done(found, "mmstar.parquet, val-00000-of-00001.parquet or MMStar.tsv");
    }

    private static List<Question> question(Row row) throws DatasetException {
        List<Picture> pictures = row.pictures("image");
        List<String> options = Choices.columns(row);
        String question = Prompts.plain(row.need("question"));
        if (!options.isEmpty() && !question.contains("Options:")) {
            question += "\nOptions:\n" + Prompts.options("", ". ", options).stripTrailing();
        }
        String id = row.need("index");
        return List.of(new Question(
                id,
                id,
                Prompts.images(pictures.size()) + question + "\n" + Prompts.LETTER,
                pictures,
                new Gold.Choice(Choices.answer(row), options),
                new TreeMap<>(Map.of("ability", row.need("category"), "axis", row.need("l2_category")))));
    }

    /// The letter the reply begins with, case aside, perhaps behind a bracket, `option` or `the answer is`.
    @Override
    public Grade grade(Question question, String reply) {
        String text = reply.strip().toLowerCase(Locale.ROOT).replace('\n', ' ');
        char right = Character.toLowerCase(Choices.gold(question).letter());
        Optional<Character> first = Optional.empty();
        for (String before : BEFORE) {
            if (text.startsWith(before) && text.length() > before.length()) {
                char letter = text.charAt(before.length());
                if (letter == right) {
                    return Choices.graded(question, Optional.of(Character.toUpperCase(letter)));
                }
                first = letter >= 'a' && letter <= 'z' ? Optional.of(Character.toUpperCase(letter)) : first;
            }
        }
        return Choices.graded(question, first);
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            String ability = one.question().tag("ability");
            tally.add("all", one.score());
            tally.add("ability/" + ability, one.score());
            tally.add("axis/" + ability + ": " + one.question().tag("axis"), one.score());
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.share(whole, "all", "accuracy"));
        whole.cells("ability/").forEach(cell -> parts.add(Part.share(whole, cell, cell.substring(8))));
        whole.cells("axis/").forEach(cell -> parts.add(Part.share(whole, cell, cell.substring(5))));
        return parts;
    }
}
