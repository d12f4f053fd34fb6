package org.multispa.evaluation.neighbours.yesno;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.DatasetException;
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

/// POPE (arXiv 2305.10355), whether objects are in an image: accuracy, precision, recall, F1 and the share of yes
/// for each way of choosing objects that are not there, and the means of these.
public final class Pope implements Suite {
    private static final Pattern PUBLISHED = Pattern.compile("(?:.*/)?coco_pope_(\\w+)\\.jsonl?");
    private static final List<String> IMAGE_FOLDERS =
            List.of("", "val2014", "images", "coco/val2014", "images/val2014");
    private static final String CATEGORY = "category";
    private static final List<String> FIGURES = List.of("f1", "accuracy", "precision", "recall", "yes");

    @Override
    public String id() {
        return "pope";
    }

    @Override
    public String title() {
        return "POPE";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> PUBLISHED.matcher(name).matches())) {
            Matcher name = PUBLISHED.matcher(found.below(file));
            String category = name.matches() ? name.group(1) : "other";
            reading.file(
                    file,
                    List.of("question_id", "image", "text", "label"),
                    row -> List.of(published(found, row, category)));
        }
        for (Path file : found.files(name -> name.matches(
                "(?i)(?:.*/)?(?:pope[^/]*\\.tsv" + "|(?:test|random|popular|adversarial)[^/]*\\.parquet)"))) {
            String key = file.toString().endsWith(".tsv") ? "index" : "question_id";
            reading.file(file, List.of(key, CATEGORY, "question", "answer", "image"), row -> List.of(table(row, key)));
        }
        return reading.done(
                found, "coco_pope_random.json and on beside val2014/, test-00000-of-00003.parquet and on, or POPE.tsv");
    }

    private static Question published(Found found, Row row, String category) throws DatasetException {
        String image = row.need("image");
        return question(
                row,
                category + "/" + row.need("question_id"),
                image,
                category,
                row.need("text"),
                "label",
                List.of(found.picture(row, image, IMAGE_FOLDERS)));
    }

    private static Question table(Row row, String key) throws DatasetException {
        String category = row.need(CATEGORY);
        String id = key.equals("index") ? row.need(key) : category + "/" + row.need(key);
        return question(
                row,
                id,
                row.text("image_source").or(() -> row.text("image_path")).orElse(id),
                category,
                row.need("question"),
                "answer",
                row.pictures("image"));
    }

    private static Question question(
            Row row, String id, String image, String category, String text, String gold, List<Picture> pictures)
            throws DatasetException {
        return new Question(
                id,
                image,
                Prompts.images(pictures.size()) + Prompts.plain(text),
                pictures,
                YesNo.gold(row, gold),
                new TreeMap<>(Map.of(CATEGORY, category)));
    }

    /// No if the first sentence has the word `No`, `no` or `not`, else yes.
    @Override
    public Grade grade(Question question, String reply) {
        int stop = reply.indexOf('.');
        String sentence = (stop < 0 ? reply : reply.substring(0, stop)).replace(",", "");
        List<String> words = Arrays.asList(sentence.split("\\s+", -1));
        boolean no = words.contains("No") || words.contains("not") || words.contains("no");
        return YesNo.graded(question, !no);
    }

    /// A question without a reply is wrong: neither yes nor no was said.
    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            boolean right = one.score() == 1;
            boolean truth = YesNo.isYes(one.question());
            String cell = one.reply().isEmpty()
                    ? (truth ? "/fn" : "/silent")
                    : (truth ? (right ? "/tp" : "/fn") : (right ? "/tn" : "/fp"));
            for (String category : categories(one.question())) {
                tally.add(category + cell, 1);
                tally.add(CATEGORY + "/" + category, one.score());
            }
        }
    }

    private static Set<String> categories(Question question) {
        return new LinkedHashSet<>(Arrays.asList(question.tag(CATEGORY).split(",", -1)));
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<String> categories = whole.cells(CATEGORY + "/").stream()
                .map(cell -> cell.substring(CATEGORY.length() + 1))
                .toList();
        List<Part> parts = new ArrayList<>();
        long all = categories.stream().mapToLong(one -> questions(whole, one)).sum();
        for (String figure : FIGURES) {
            parts.add(Part.share(
                    figure,
                    text(figure) + ", mean of the categories",
                    all,
                    tally -> categories.stream()
                            .mapToDouble(category -> value(tally, category, figure))
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(Double.NaN)));
        }
        for (String category : categories) {
            for (String figure : FIGURES) {
                parts.add(Part.share(
                        category + "/" + figure,
                        category + ": " + text(figure),
                        questions(whole, category),
                        tally -> value(tally, category, figure)));
            }
        }
        return parts;
    }

    private static long questions(Tally tally, String category) {
        return Math.round(tally.weight(CATEGORY + "/" + category));
    }

    private static String text(String figure) {
        return switch (figure) {
            case "f1" -> "F1";
            case "yes" -> "share of yes";
            default -> figure;
        };
    }

    /// NaN where drawing anew left the category out.
    private static double value(Tally tally, String category, String figure) {
        if (tally.weight(CATEGORY + "/" + category) == 0) {
            return Double.NaN;
        }
        double tp = tally.value(category + "/tp");
        double fp = tally.value(category + "/fp");
        double fn = tally.value(category + "/fn");
        return switch (figure) {
            case "accuracy" -> tally.mean(CATEGORY + "/" + category);
            case "precision" -> ratio(tp, tp + fp);
            case "recall" -> ratio(tp, tp + fn);
            case "yes" -> (tp + fp) / tally.weight(CATEGORY + "/" + category);
            default -> ratio(2 * tp, 2 * tp + fp + fn);
        };
    }

    /// 0 where there is nothing to divide by.
    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
