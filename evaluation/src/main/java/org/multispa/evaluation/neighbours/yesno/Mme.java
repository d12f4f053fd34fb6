package org.multispa.evaluation.neighbours.yesno;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/// MME (arXiv 2306.13394): two questions an image. A category's score is its accuracy over questions plus that
/// over images with both questions right, each 0 to 100; perception is the sum of ten, cognition of four.
public final class Mme implements Suite {
    private static final List<String> PERCEPTION = List.of(
            "existence", "count", "position", "color", "posters", "celebrity", "scene", "landmark", "artwork", "OCR");
    private static final List<String> COGNITION =
            List.of("commonsense_reasoning", "numerical_calculation", "text_translation", "code_reasoning");
    private static final int PREFIX = 4;
    private static final int LARGEST_TEXT = 1 << 16;

    @Override
    public String id() {
        return "mme";
    }

    @Override
    public String title() {
        return "MME";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Reading reading = new Reading(title());
        for (Path file : found.files(name -> name.endsWith(".txt"))) {
            String category = category(found, file);
            if (PERCEPTION.contains(category) || COGNITION.contains(category)) {
                texts(found, file, category, reading);
            }
        }
        for (Path file : found.files(name -> name.matches("(?i)(?:.*/)?(?:mme[^/]*\\.tsv|test[^/]*\\.parquet)"))) {
            String key = file.toString().endsWith(".tsv") ? "index" : "question_id";
            reading.file(file, List.of(key, "category", "question", "answer", "image"), new Rows(key)::question);
        }
        return reading.done(found, "existence/000000006040.txt beside its image and on, test-*.parquet, or MME.tsv");
    }

    /// The folder's name, or the one around it where texts and images have folders of their own.
    private static String category(Found found, Path file) {
        String[] names = found.below(file).split("/", -1);
        int own = names.length - 2;
        return own >= 0 && names[own].equals("questions_answers_YN") && own > 0
                ? names[own - 1]
                : own >= 0 ? names[own] : "";
    }

    /// A file with a question, a tab and its answer in each line.
    private static void texts(Found found, Path file, String category, Reading reading) throws IOException {
        reading.note(file);
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.txt$", "");
        String below = found.below(file);
        String folder = below.substring(0, Math.max(0, below.lastIndexOf('/')));
        if (Files.size(file) > LARGEST_TEXT) {
            reading.setAside(file + ": two questions with answers are expected, found " + Files.size(file) + " bytes");
            return;
        }
        int number = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (line.isBlank()) {
                continue;
            }
            number++;
            String[] parts = line.split("\t", -1);
            Map<String, Object> values =
                    parts.length == 2 ? Map.of("question", parts[0], "answer", parts[1]) : Map.of("question", line);
            Row row = new Row(below + ": line " + number, values, Map.of());
            try {
                Picture picture = found.picture(row, stem, List.of(folder, folder + "/../images"));
                reading.add(question(
                        row, category + "/" + stem + "/" + number, category, category + "/" + stem, List.of(picture)));
            } catch (DatasetException e) {
                reading.setAside(String.valueOf(e.getMessage()));
            }
        }
    }

    /// Rows of a table, numbered for each image.
    private static final class Rows {
        private final String key;
        private final Map<String, Integer> numbers = new TreeMap<>();

        Rows(String key) {
            this.key = key;
        }

        List<Question> question(Row row) throws DatasetException {
            String category = row.need("category");
            boolean table = key.equals("index");
            String image = table ? row.text("image_path").orElse("") : row.need(key);
            if (image.isEmpty()) {
                int before = numbers.merge(category, 1, Integer::sum) - 1;
                image = category + "/" + before / 2;
            }
            String id = table ? row.need(key) : image + "/" + numbers.merge(category + "/" + image, 1, Integer::sum);
            return List.of(Mme.question(row, id, category, category + "/" + image, row.pictures("image")));
        }
    }

    private static Question question(Row row, String id, String category, String image, List<Picture> pictures)
            throws DatasetException {
        return new Question(
                id,
                image,
                Prompts.images(pictures.size()) + Prompts.plain(row.need("question")),
                pictures,
                YesNo.gold(row, "answer"),
                new TreeMap<>(Map.of("category", category)));
    }

    /// Yes or no if that is the reply or stands in its first four letters, case aside.
    @Override
    public Grade grade(Question question, String reply) {
        String text = reply.strip().toLowerCase(Locale.ROOT);
        String prefix = text.substring(0, Math.min(PREFIX, text.length()));
        if (prefix.contains("yes")) {
            return YesNo.graded(question, true);
        }
        return prefix.contains("no") ? YesNo.graded(question, false) : Grade.NONE;
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        String category = together.getFirst().question().tag("category");
        boolean both = together.stream().allMatch(one -> one.score() == 1);
        tally.add("plus/" + category, both ? 1 : 0);
        together.forEach(one -> tally.add("acc/" + category, one.score()));
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<String> perception = there(whole, PERCEPTION);
        List<String> cognition = there(whole, COGNITION);
        List<String> all = new ArrayList<>(perception);
        all.addAll(cognition);
        List<Part> parts = new ArrayList<>();
        sum(parts, whole, "perception", perception, PERCEPTION.size());
        sum(parts, whole, "cognition", cognition, COGNITION.size());
        sum(parts, whole, "total", all, PERCEPTION.size() + COGNITION.size());
        for (String category : all) {
            String name = category.replace('_', ' ');
            parts.add(Part.points("score/" + category, name, asked(whole, category), tally -> score(tally, category)));
            parts.add(Part.share(whole, "acc/" + category, name + ": accuracy"));
            parts.add(Part.share(whole, "plus/" + category, name + ": accuracy+, of images"));
        }
        return parts;
    }

    private static List<String> there(Tally whole, List<String> categories) {
        return categories.stream()
                .filter(category -> whole.weight("acc/" + category) > 0)
                .toList();
    }

    private static void sum(List<Part> parts, Tally whole, String key, List<String> there, int categories) {
        if (!there.isEmpty()) {
            long questions = there.stream().mapToLong(one -> asked(whole, one)).sum();
            String text = key + " (" + there.size() + " of " + categories + " categories, at most " + 200 * there.size()
                    + ")";
            parts.add(Part.points(
                    key,
                    text,
                    questions,
                    tally -> there.stream()
                            .mapToDouble(category -> score(tally, category))
                            .sum()));
        }
    }

    private static long asked(Tally whole, String category) {
        return Math.round(whole.weight("acc/" + category));
    }

    /// 0 to 200; NaN where drawing anew left a category out.
    private static double score(Tally tally, String category) {
        return 100 * (tally.mean("acc/" + category) + tally.mean("plus/" + category));
    }
}
