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

/// MM-Vet (arXiv 2308.02490): open questions, each graded from 0 to 1 by a language model; the mean over all, and
/// over those that need each of six capabilities.
public final class MmVet implements Suite {
    private static final String AND = "<AND>";
    private static final String OR = "<OR>";
    private static final List<String> IMAGE_FOLDERS = List.of("images", "");
    private static final String CAPABILITIES = "capabilities";

    @Override
    public String id() {
        return "mmvet";
    }

    @Override
    public String title() {
        return "MM-Vet";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.matches("(?:.*/)?mm-vet\\.json"))) {
            reading.file(file, List.of("key", "imagename", "question", "answer", "capability"), row -> {
                Picture picture = found.picture(row, row.need("imagename"), IMAGE_FOLDERS);
                return question(row, row.need("key"), row.need("imagename"), row.texts("capability"), List.of(picture));
            });
        }
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?mm-?vet[^/]*\\.tsv"))) {
            reading.file(file, List.of("index", "image", "question", "answer", "category"), row -> {
                String id = row.need("index");
                List<String> capabilities = Arrays.asList(row.need("category").split("\\s*,\\s*", -1));
                return question(row, id, id, capabilities, row.pictures("image"));
            });
        }
        return reading.done(found, "mm-vet.json beside images/, or MMVet.tsv");
    }

    private static List<Question> question(
            Row row, String id, String image, List<String> capabilities, List<Picture> pictures)
            throws DatasetException {
        return List.of(new Question(
                id,
                image,
                Prompts.images(pictures.size()) + Prompts.plain(row.need("question")),
                pictures,
                new Gold.Texts(List.of(row.need("answer"))),
                new TreeMap<>(Map.of(
                        CAPABILITIES,
                        String.join(",", capabilities.stream().sorted().toList())))));
    }

    /// Without a judge: the share of the parts of the truth, between `<AND>`s, of which the reply has one of the
    /// forms, between `<OR>`s, as whole words. Long explanations cannot be graded so.
    @Override
    public Grade grade(Question question, String reply) {
        if (!(question.gold() instanceof Gold.Texts gold)) {
            return Grade.NONE;
        }
        String said = " " + VqaText.normal(reply) + " ";
        String[] parts = gold.text().split(AND, -1);
        long there = Arrays.stream(parts)
                .filter(part -> Arrays.stream(part.split(OR, -1))
                        .map(VqaText::normal)
                        .anyMatch(form -> !form.isEmpty() && said.contains(" " + form + " ")))
                .count();
        return Grade.of((double) there / parts.length, Row.shown(reply.strip()));
    }

    @Override
    public boolean hasJudge() {
        return true;
    }

    @Override
    public Optional<String> judging(Question question, String reply) {
        String asked = question.text().replace(Question.PLACE, "").strip();
        String truth = question.gold().text().replace(AND, " " + AND + " ").replace(OR, " " + OR + " ");
        return Optional.of("""
                Grade how correct an answer to a question about an image is, given the true answer. Where the true \
                answer has parts joined by <AND>, full marks need all of them; where it has forms joined by <OR>, \
                one of them is enough. Full marks are 1.0, a wrong answer gets 0.0, one that is partly right \
                something between in steps of 0.1. Reply with the number alone.

                Question: What do the two signs say?
                True answer: stop <AND> exit
                Answer: One of them says EXIT.
                Grade: 0.5

                Question: How many birds are there?
                True answer: 4 <OR> four
                Answer: There are four birds.
                Grade: 1.0

                Question: How many birds are there?
                True answer: 4 <OR> four
                Answer: I can see six birds.
                Grade: 0.0

                Question: %s
                True answer: %s
                Answer: %s
                Grade:""".formatted(asked, truth, reply.strip()));
    }

    /// The first word of the judgement, if it is a number from 0 to 1.
    @Override
    public Optional<Grade> judged(String judgement) {
        String first = judgement.strip().split("\\s+", 2)[0];
        if (!first.matches("\\d(?:\\.\\d*)?")) {
            return Optional.empty();
        }
        double score = Double.parseDouble(first);
        return score <= 1 ? Optional.of(Grade.of(score, first)) : Optional.empty();
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            tally.add("all", one.score());
            String capabilities = one.question().tag(CAPABILITIES);
            for (String capability : capabilities.split(",", -1)) {
                tally.add("capability/" + capability, one.score());
            }
            tally.add("integration/" + capabilities.replace(",", ", "), one.score());
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.mean(whole, "all", "total"));
        whole.cells("capability/").forEach(cell -> parts.add(Part.mean(whole, cell, cell.substring(11))));
        whole.cells("integration/")
                .forEach(cell -> parts.add(Part.mean(whole, cell, "needing just " + cell.substring(12))));
        return parts;
    }
}
