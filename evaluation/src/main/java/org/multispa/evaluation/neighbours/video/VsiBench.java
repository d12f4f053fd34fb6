package org.multispa.evaluation.neighbours.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

/// VSI-Bench (arXiv 2412.14171): four tasks with numbers for answers, scored by mean relative accuracy, four with
/// options, scored by accuracy; the headline is the mean of the eight.
public final class VsiBench implements Suite {
    /// Frames of a video that are asked with, chosen evenly.
    static final int FRAMES = 32;

    private static final List<String> COLUMNS =
            List.of("id", "dataset", "scene_name", "question_type", "question", "ground_truth");
    private static final String DIRECTION = "object_rel_direction";
    private static final List<String> DIRECTIONS = List.of("_easy", "_medium", "_hard");
    private static final List<String> NUMBERS =
            List.of("object_counting", "object_abs_distance", "object_size_estimation", "room_size_estimation");
    private static final List<String> OPTIONS =
            List.of("object_rel_distance", DIRECTION, "route_planning", "obj_appearance_order");
    private static final int THRESHOLDS = 10;
    private static final double FIRST = 0.5;
    private static final double LAST = 0.95;

    /// Not 0.05: the authors space the thresholds so, and errors of exactly 0.2 are common where things are
    /// counted.
    private static final double STEP = (LAST - FIRST) / (THRESHOLDS - 1);

    @Override
    public String id() {
        return "vsibench";
    }

    @Override
    public String title() {
        return "VSI-Bench";
    }

    @Override
    public Questions read(Path folder) throws IOException {
        Found found = new Found(folder);
        Frames frames = new Frames(found);
        Reading reading = new Reading(title());
        List<Path> files = found.files(name -> name.matches("(?:.*/)?test(?:-[^/]*)?\\.parquet"));
        if (files.isEmpty()) {
            files = found.files(name -> name.matches("(?:.*/)?test\\.jsonl"));
        }
        for (Path file : files) {
            reading.file(file, COLUMNS, row -> List.of(question(row, frames)));
        }
        return reading.done(
                found,
                "test-00000-of-00001.parquet or test.jsonl, beside folders of frames such as"
                        + " scannet/scene0011_00/");
    }

    /// The frames of each scene, found once.
    private static final class Frames {
        private final Found found;
        private final Map<String, List<Picture>> known = new HashMap<>();

        Frames(Found found) {
            this.found = found;
        }

        List<Picture> of(Row row) throws DatasetException {
            String scene = row.need("dataset") + "/" + row.need("scene_name");
            List<Picture> frames = known.get(scene);
            if (frames == null) {
                frames = found.pictures(row, scene, FRAMES);
                known.put(scene, frames);
            }
            return frames;
        }
    }

    private static Question question(Row row, Frames frames) throws DatasetException {
        String type = row.need("question_type");
        String task = DIRECTIONS.stream().anyMatch(level -> type.equals(DIRECTION + level)) ? DIRECTION : type;
        List<String> options = row.texts("options");
        StringBuilder text =
                new StringBuilder("These are frames of a video.\n").append(Prompts.plain(row.need("question")));
        Gold gold;
        if (NUMBERS.contains(task)) {
            gold = new Gold.Quantity(row.number("ground_truth"));
            text.append("\nPlease answer the question using a single word or phrase.");
        } else if (OPTIONS.contains(task)) {
            String letter = row.need("ground_truth").toUpperCase(Locale.ROOT);
            gold = new Gold.Choice(letter.charAt(0), options);
            text.append("\nOptions:\n").append(Prompts.plain(String.join("\n", options)));
            text.append('\n').append(Prompts.LETTER);
        } else {
            throw row.wrong("unknown question type '" + type + "'");
        }
        List<Picture> pictures = frames.of(row);
        return new Question(
                row.need("id"),
                row.need("dataset") + "/" + row.need("scene_name"),
                Question.PLACE.repeat(pictures.size()) + "\n" + text,
                pictures,
                gold,
                new TreeMap<>(Map.of("task", task, "type", type)));
    }

    /// What stands before the first blank, a full stop behind it aside: compared with the letter, or read as a
    /// number and scored by [#relativeAccuracy].
    @Override
    public Grade grade(Question question, String reply) {
        String first = reply.split(" ", 2)[0].replaceFirst("\\.+$", "").strip();
        return switch (question.gold()) {
            case Gold.Choice gold ->
                first.length() == 1 && Character.isLetter(first.charAt(0))
                        ? Grade.of(
                                Character.toUpperCase(first.charAt(0)) == gold.letter(), first.toUpperCase(Locale.ROOT))
                        : Grade.NONE;
            case Gold.Quantity gold ->
                number(first)
                        .map(said -> Grade.of(relativeAccuracy(said, gold.value()), first))
                        .orElse(Grade.NONE);
            case Gold.YesNo _, Gold.Texts _, Gold.Typed _ -> Grade.NONE;
        };
    }

    private static Optional<Double> number(String text) {
        return text.matches("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?")
                ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
                : Optional.empty();
    }

    /// The share of the thresholds 0.50, 0.55 to 0.95 that are met: an answer meets a threshold if its relative
    /// error is at most 1 minus the threshold. Nothing is relative to a truth of 0: then 0.
    static double relativeAccuracy(double said, double truth) {
        double error = Math.abs(said - truth) / truth;
        int met = 0;
        for (int i = 0; i < THRESHOLDS; i++) {
            met += error <= 1 - (i == THRESHOLDS - 1 ? LAST : i * STEP + FIRST) ? 1 : 0;
        }
        return truth == 0 ? 0 : (double) met / THRESHOLDS;
    }

    @Override
    public void count(List<Graded> together, Tally tally) {
        for (Graded one : together) {
            String type = one.question().tag("type");
            tally.add("type/" + type, one.score());
        }
    }

    @Override
    public List<Part> parts(Tally whole) {
        List<String> tasks = new ArrayList<>(NUMBERS);
        tasks.addAll(OPTIONS);
        tasks.removeIf(task -> cells(whole, task).isEmpty());
        List<Part> parts = new ArrayList<>();
        long all = tasks.stream().mapToLong(task -> asked(whole, task)).sum();
        parts.add(Part.share(
                "mean",
                "mean of the " + tasks.size() + " tasks",
                all,
                tally -> tasks.stream()
                        .mapToDouble(task -> tally.mean(cells(whole, task)))
                        .filter(mean -> !Double.isNaN(mean))
                        .average()
                        .orElse(Double.NaN)));
        for (String task : tasks) {
            List<String> cells = cells(whole, task);
            String name = task.replace('_', ' ') + (NUMBERS.contains(task) ? " (relative accuracy)" : "");
            parts.add(Part.share(task, name, asked(whole, task), tally -> tally.mean(cells)));
        }
        cells(whole, DIRECTION)
                .forEach(cell ->
                        parts.add(Part.share(whole, cell, cell.substring(5).replace('_', ' '))));
        return parts;
    }

    private static long asked(Tally whole, String task) {
        return cells(whole, task).stream()
                .mapToLong(cell -> Math.round(whole.weight(cell)))
                .sum();
    }

    /// The cells of a task: one, or the levels of difficulty, which count alike.
    private static List<String> cells(Tally whole, String task) {
        List<String> cells = task.equals(DIRECTION)
                ? DIRECTIONS.stream().map(level -> "type/" + task + level).toList()
                : List.of("type/" + task);
        return cells.stream().filter(cell -> whole.weight(cell) > 0).toList();
    }
}
