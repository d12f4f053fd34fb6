package org.multispa.evaluation.neighbours.choice;

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

/// CCBench, the part of MMBench (arXiv 2307.06281) on Chinese culture, by circular evaluation: a question is put
/// once for each turn of its options, and counts as right if all turns are. Rows whose index is the same modulo
/// a million are turns of one question.
public final class CcBench implements Suite {
    private static final long TURN = 1_000_000;

    @Override
    public String id() {
        return "ccbench";
    }

    @Override
    public String title() {
        return "CCBench";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?ccbench[^/]*\\.tsv"))) {
            reading.file(
                    file, List.of("index", "question", "A", "B", "answer", "category", "image"), CcBench::question);
        }
        return reading.done(found, "CCBench.tsv");
    }

    private static List<Question> question(Row row) throws DatasetException {
        List<Picture> pictures = row.pictures("image");
        List<String> options = Choices.columns(row);
        String hint = row.text("hint")
                .map(text -> "Hint: " + Prompts.plain(text) + "\n")
                .orElse("");
        String prompt = hint + "Question: " + Prompts.plain(row.need("question")) + "\nOptions:\n"
                + Prompts.options("", ". ", options) + "Please select the correct answer from the options above.";
        return List.of(new Question(
                row.need("index"),
                Long.toString((long) row.number("index") % TURN),
                Prompts.images(pictures.size()) + prompt,
                pictures,
                new Gold.Choice(Choices.answer(row), options),
                new TreeMap<>(Map.of("category", row.need("category")))));
    }

    @Override
    public Grade grade(Question question, String reply) {
        List<String> options = Choices.gold(question).options();
        return Choices.graded(question, OptionLetters.read(reply, options.size(), options));
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        double all = together.stream().allMatch(one -> one.score() == 1) ? 1 : 0;
        tally.add("all", all);
        tally.add("category/" + together.getFirst().question().tag("category"), all);
        together.forEach(one -> tally.add("turns", one.score()));
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.share(whole, "all", "accuracy"));
        whole.cells("category/").forEach(cell -> parts.add(Part.share(whole, cell, cell.substring(9))));
        if (whole.weight("turns") > whole.weight("all")) {
            parts.add(Part.share(whole, "turns", "single turns"));
        }
        return parts;
    }
}
