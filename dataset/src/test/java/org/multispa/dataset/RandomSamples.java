package org.multispa.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Samples of every subtask with random content, texts with quotes, breaks and characters of every plane included.
public final class RandomSamples {
    private static final String[] PIECES = {
        "a",
        "word",
        "\"",
        "\\",
        "\n",
        "\t",
        "\u0001",
        "`1941`",
        "é",
        "Ω",
        "漢",
        "\uD83D\uDE00",
        "\u2028",
        "</s>",
        "<image>",
        "{",
        "}",
        "[",
        ",",
        "\u007F",
        "\uFFFD",
        "\u00A0"
    };
    private static final double[] ODD_NUMBERS = {
        0, -0.0, 1, -1, 0.1, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, 123456789.125, -2e22, 4.35, 1e23
    };

    private final Random random;
    private int count;

    public RandomSamples(long seed) {
        this.random = new Random(seed);
    }

    public Sample next() {
        return next(any(Subtask.values()));
    }

    public Sample next(Subtask subtask) {
        List<Sample.Image> images = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            images.add(new Sample.Image(
                    "scene" + i + "/" + random.nextInt(1000) + ".jpg",
                    1 + random.nextInt(4000),
                    1 + random.nextInt(3000)));
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(Turn.Speaker.HUMAN, text()));
        if (random.nextInt(3) > 0) {
            turns.add(new Turn(Turn.Speaker.GPT, text()));
        }
        if (turns.size() == 2 && random.nextInt(4) == 0) {
            turns.add(new Turn(Turn.Speaker.HUMAN, text()));
            turns.add(new Turn(Turn.Speaker.GPT, text()));
        }
        return new Sample(
                "sample-" + count++,
                images,
                turns,
                subtask,
                random.nextBoolean() ? "train" : "val",
                answer(subtask),
                provenance(images.size()));
    }

    public Answer answer(Subtask subtask) {
        return switch (subtask.answerKind()) {
            case CHOICE -> new Answer.Choice(letter(random.nextInt(26)));
            case DIRECTION -> new Answer.Direction(any(Answer.Direction.Word.values()));
            case SCALAR ->
                new Answer.Scalar(random.nextLong(-5000, 5000), subtask.unit().orElseThrow());
            case PIXEL -> new Answer.Pixel(random.nextInt(1000), random.nextInt(1000));
            case VECTOR ->
                new Answer.Vector(
                        random.nextLong(-5000, 5000), random.nextLong(-5000, 5000), random.nextLong(-5000, 5000));
            case MOTION ->
                new Answer.Motion(
                        random.nextLong(-5000, 5000),
                        random.nextLong(-5000, 5000),
                        random.nextLong(-5000, 5000),
                        random.nextLong(-180, 181),
                        random.nextLong(-180, 181),
                        random.nextLong(-180, 181));
        };
    }

    private Provenance provenance(int images) {
        SortedMap<String, Double> raw = new TreeMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            raw.put(text(), number());
        }
        List<Overlay> overlays = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            if (random.nextBoolean()) {
                overlays.add(new Overlay(image, dots()));
            }
        }
        return new Provenance(
                "scene" + random.nextInt(5) + "_00",
                "scene" + random.nextInt(5),
                integers(),
                integers(),
                integers(),
                raw,
                text(),
                random.nextBoolean() ? "strict" : "paper",
                List.of(text(), text()),
                overlays);
    }

    private List<Overlay.Dot> dots() {
        List<Overlay.Dot> dots = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            dots.add(new Overlay.Dot(random.nextDouble() * 1000, number(), random.nextBoolean() ? letter(i) : ""));
        }
        return dots;
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String letter(int position) {
        return String.valueOf((char) ('A' + position));
    }

    private double number() {
        return switch (random.nextInt(3)) {
            case 0 -> ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
            case 1 -> random.nextGaussian();
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : 0.5;
            }
        };
    }

    private List<Integer> integers() {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            values.add(random.nextInt());
        }
        return values;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.nextInt(8); i++) {
            text.append(any(PIECES));
        }
        return text.toString();
    }
}
