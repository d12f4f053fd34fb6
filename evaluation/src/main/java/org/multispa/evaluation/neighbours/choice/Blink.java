package org.multispa.evaluation.neighbours.choice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// BLINK (arXiv 2404.12390), validation split: the mean of the tasks' accuracies.
public final class Blink implements Suite {
    /// The tasks that the paper on Multi-SpatialMLLM reports.
    private static final List<String> SPATIAL = List.of(
            "task/Visual_Correspondence", "task/Relative_Depth", "task/Multi-view_Reasoning", "task/Spatial_Relation");

    @Override
    public String id() {
        return "blink";
    }

    @Override
    public String title() {
        return "BLINK";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?val[^/]*\\.parquet"))) {
            reading.file(file, List.of("idx", "sub_task", "prompt", "choices", "answer", "image_1"), Blink::published);
        }
        for (Path file : found.files(name -> name.matches("(?:.*/)?BLINK[^/]*\\.tsv"))) {
            reading.file(file, List.of("index", "question", "A", "B", "answer", "category", "image"), Blink::table);
        }
        return reading.done(found, "Visual_Correspondence/val-00000-of-00001.parquet and on, or BLINK.tsv");
    }

    private static List<Question> published(Row row) throws DatasetException {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            pictures.addAll(row.pictures("image_" + i));
        }
        String prompt = Prompts.plain(row.need("prompt"));
        return List.of(question(row, row.need("idx"), row.need("sub_task"), prompt, row.texts("choices"), pictures));
    }

    private static List<Question> table(Row row) throws DatasetException {
        List<String> options = Choices.columns(row);
        String prompt =
                Prompts.plain(row.need("question")) + "\n" + Prompts.options("(", ") ", options) + Prompts.LETTER;
        return List.of(question(row, row.need("index"), row.need("category"), prompt, options, row.pictures("image")));
    }

    private static Question question(
            Row row, String id, String task, String prompt, List<String> options, List<Picture> pictures)
            throws DatasetException {
        return new Question(
                id,
                id,
                Prompts.images(pictures.size()) + prompt,
                pictures,
                new Gold.Choice(Choices.answer(row), options),
                new TreeMap<>(Map.of("task", task)));
    }

    /// `B` or `(B)` alone; else the only `(B)` among the words of the last paragraph, or of the whole reply. What
    /// the authors then ask a language model for is read by [OptionLetters].
    @Override
    public Grade grade(Question question, String reply) {
        Gold.Choice gold = Choices.gold(question);
        Optional<Character> alone = Choices.alone(reply);
        if (alone.isPresent()) {
            return Choices.graded(question, alone);
        }
        Set<Character> all = bracketed(reply, gold.options().size());
        String last = reply.substring(reply.lastIndexOf("\n\n") + 1);
        Set<Character> end = bracketed(last, gold.options().size());
        if (!all.isEmpty() && end.size() == 1) {
            return Choices.graded(question, end.stream().findFirst());
        }
        if (all.size() == 1) {
            return Choices.graded(question, all.stream().findFirst());
        }
        return Choices.graded(question, OptionLetters.read(reply, gold.options().size(), gold.options()));
    }

    private static Set<Character> bracketed(String text, int options) {
        Set<Character> letters = new LinkedHashSet<>();
        List<String> words = Arrays.asList(text.strip().split("\\s+", -1));
        for (int i = 0; i < options; i++) {
            char letter = (char) ('A' + i);
            if (words.contains("(" + letter + ")")) {
                letters.add(letter);
            }
        }
        return letters;
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("task/" + one.question().tag("task"), one.score());
            tally.add("all", one.score());
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<String> tasks = whole.cells("task/");
        List<Part> parts = new ArrayList<>();
        parts.add(Part.meanOf(whole, "mean", "mean of the " + tasks.size() + " tasks", tasks));
        if (tasks.size() > SPATIAL.size() && tasks.containsAll(SPATIAL)) {
            parts.add(Part.meanOf(whole, "spatial", "mean of the four tasks on space", SPATIAL));
        }
        tasks.forEach(
                task -> parts.add(Part.share(whole, task, task.substring(5).replace('_', ' '))));
        parts.add(Part.share(whole, "all", "all questions"));
        return parts;
    }
}
