package org.multispa.dataset.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;

/// Samples of every subtask whose answers have nothing to do with what a blind reader sees; tests then plant
/// something.
public final class Planted {
    private static final String[] TASKS = {
        "Look at the photos of a room, numbered from 0 to 999.", "Two cameras saw one place.", "A robot took pictures."
    };
    private static final String[] QUESTIONS = {"What is it", "Tell me, please", "Would you know", "Estimate"};
    private static final String[] LABELS = {"chair", "office chair", "table", "sofa", "lamp", "tv"};
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final Random random;
    private int count;

    public Planted(long seed) {
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /// Unbiased samples of one subtask.
    public List<Sample> samples(Subtask subtask, int number) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            samples.add(sample(subtask));
        }
        return samples;
    }

    public Sample sample(Subtask subtask) {
        String label = LABELS[random.nextInt(LABELS.length)];
        Answer truth = answer(subtask);
        Answer.Pixel other = pixel();
        List<Overlay> overlays = overlays(subtask);
        String asked = switch (subtask.reference()) {
            case NONE, DOT -> "";
            case LABEL -> " for the " + label;
            case COORDINATE ->
                " at "
                        + (subtask == Subtask.DEPTH_COMPARISON_COORDINATE
                                ? pair((Answer.Pixel) truth, other)
                                : brackets(pixel()));
        };
        return sample(subtask, question(asked), truth, "scene" + random.nextInt(12), label, other, overlays);
    }

    /// A sample with everything given.
    public Sample sample(
            Subtask subtask,
            String text,
            Answer truth,
            String family,
            String label,
            Answer.Pixel other,
            List<Overlay> overlays) {
        int id = count++;
        List<Sample.Image> images = new ArrayList<>();
        for (int i = 0; i < subtask.images(); i++) {
            images.add(new Sample.Image(family + "/" + id + "_" + i + ".jpg", WIDTH, HEIGHT));
        }
        Map<String, Double> raw =
                Map.of(Provenance.OTHER_X, (double) other.x(), Provenance.OTHER_Y, (double) other.y());
        return new Sample(
                "sample-" + id,
                images,
                List.of(
                        new Turn(Turn.Speaker.HUMAN, "Image-1: <image>\n" + text),
                        new Turn(Turn.Speaker.GPT, "It is `" + truth.text() + "`.")),
                subtask,
                "train",
                truth,
                new Provenance(
                        family + "_00",
                        family,
                        List.of(id, id + 1),
                        List.of(),
                        List.of(),
                        new TreeMap<>(raw),
                        label,
                        "strict",
                        List.of(),
                        overlays));
    }

    /// A task and a question that say nothing.
    public String question(String asked) {
        return TASKS[random.nextInt(TASKS.length)] + "\n" + QUESTIONS[random.nextInt(QUESTIONS.length)] + asked + "?";
    }

    public Answer answer(Subtask subtask) {
        return switch (subtask.answerKind()) {
            case CHOICE -> new Answer.Choice(letter(random.nextInt(options(subtask))));
            case DIRECTION -> new Answer.Direction(random.nextBoolean() ? Word.LEFT : Word.RIGHT);
            case SCALAR ->
                new Answer.Scalar(
                        Math.round(100 * Math.exp(4 * random.nextDouble())),
                        subtask.unit().orElseThrow());
            case PIXEL -> pixel();
            case MOTION -> throw new IllegalArgumentException("nothing is planted in " + subtask.id());
            case VECTOR -> new Answer.Vector(length(), length(), length());
        };
    }

    public Answer.Pixel pixel() {
        return new Answer.Pixel(random.nextInt(1000), random.nextInt(1000));
    }

    public static String brackets(Answer.Pixel pixel) {
        return "(" + pixel.x() + ", " + pixel.y() + ")";
    }

    public static String letter(int position) {
        return String.valueOf((char) ('A' + position));
    }

    public static int options(Subtask subtask) {
        return subtask == Subtask.CORRESPONDENCE_CHOICE ? 4 : 2;
    }

    public Overlay.Dot dot(String label) {
        return new Overlay.Dot(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT, label);
    }

    private String pair(Answer.Pixel truth, Answer.Pixel other) {
        return random.nextBoolean()
                ? brackets(truth) + " or " + brackets(other)
                : brackets(other) + " or " + brackets(truth);
    }

    private List<Overlay> overlays(Subtask subtask) {
        if (subtask.reference() != Subtask.Reference.DOT) {
            return List.of();
        }
        if (subtask.answerKind() != Subtask.AnswerKind.CHOICE) {
            return List.of(new Overlay(0, List.of(dot(""))));
        }
        List<Overlay.Dot> dots = new ArrayList<>();
        for (int i = 0; i < options(subtask); i++) {
            dots.add(dot(letter(i)));
        }
        return subtask.images() == 1
                ? List.of(new Overlay(0, dots))
                : List.of(new Overlay(0, List.of(dot(""))), new Overlay(1, dots));
    }

    private long length() {
        return random.nextLong(-3000, 3000);
    }
}
