package org.multispa.training.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.geometry.SeededHash;
import org.multispa.model.chat.Turn;

/// A sample turned into a lesson in reading marks: what is asked is not its question, but which marks are drawn on its
/// images and where. No truth about space is in the answer.
///
/// @param overlays for each image what is to be drawn on it
/// @param turns the task and its answer
record MarkLesson(List<Optional<Overlay>> overlays, List<Turn> turns) {
    private static final String IMAGE = "<image>";
    private static final List<String> LETTERS = List.of("A", "B", "C", "D");
    private static final List<String> LETTERS_OR_NONE = List.of("A", "B", "C", "D", "");

    /// How the answer calls a dot without a letter.
    private static final String BARE = "o";

    private static final int GRID = 8;

    /// How far apart, in sides of the image, two marks have to be for one of them to be the one asked for.
    private static final double CLEAR = 1.0 / 32;

    MarkLesson {
        overlays = List.copyOf(overlays);
        turns = List.copyOf(turns);
    }

    /// Which marks are there, and where.
    ///
    /// Of the dots of each image, at least one is kept, and each gets one of the letters A to D or none, by a
    /// hash of the sample's name: were all of them drawn with their own letters, the same letters would stand
    /// on every image, and none of them would have to be told from another. The answer names image by image,
    /// apart by a slash, each mark by its letter in backticks, `o` without one, and the row and column of its
    /// centre on a grid of eight by eight over the image, counted from 0 at the top left. Images without marks
    /// are left out.
    ///
    /// @throws DatasetException if no mark belongs on any image
    static MarkLesson marks(Sample sample) throws DatasetException {
        SeededHash key = key(sample);
        List<Dots> drawn = dotted(sample).stream()
                .map(dots -> dots.some(key.with(dots.image())))
                .toList();
        String answer = drawn.stream().map(Dots::listed).collect(Collectors.joining(" / "));
        return lesson(sample, drawn, "By letter: all marks.", answer);
    }

    /// Which mark is at a place: on one image the topmost one; on several the one of the last image that is
    /// nearest in height to a dot of the first one. The letters are the first ones of the alphabet, by a hash
    /// of the sample's name. Where no mark is clearly the one, it is the lesson of [#marks].
    ///
    /// @throws DatasetException if no mark belongs on any image
    static MarkLesson places(Sample sample) throws DatasetException {
        SeededHash key = key(sample);
        List<Dots> dotted = dotted(sample);
        Dots marks = dotted.getLast().all(LETTERS, key.with("marks"));
        List<Dots> drawn = new ArrayList<>();
        String place = "the top";
        ToDoubleFunction<Overlay.Dot> measure = marks::down;
        if (dotted.size() > 1) {
            Dots first = dotted.getFirst();
            Overlay.Dot dot = first.all(List.of(""), key.with("dot")).dots().getFirst();
            drawn.add(first.with(List.of(dot)));
            place = "the dot's height";
            measure = mark -> Math.abs(marks.down(mark) - first.down(dot));
        }
        drawn.add(marks);
        List<Overlay.Dot> sorted = marks.dots().stream()
                .sorted(Comparator.comparingDouble(measure))
                .toList();
        if (sorted.size() < 2
                || measure.applyAsDouble(sorted.get(1)) - measure.applyAsDouble(sorted.getFirst()) < CLEAR) {
            return marks(sample);
        }
        String letters =
                String.join(", ", LETTERS.subList(0, sorted.size() - 1)) + " or " + LETTERS.get(sorted.size() - 1);
        return lesson(
                sample,
                drawn,
                "From " + place + ": " + letters + "?",
                "`" + sorted.getFirst().label() + "`");
    }

    private static SeededHash key(Sample sample) {
        return SeededHash.of(0).with("marks").with(sample.id());
    }

    private static List<Dots> dotted(Sample sample) throws DatasetException {
        List<Dots> dotted = new ArrayList<>();
        for (int image = 0; image < sample.images().size(); image++) {
            List<Overlay.Dot> dots = sample.overlay(image).map(Overlay::dots).orElse(List.of());
            if (!dots.isEmpty()) {
                dotted.add(new Dots(image, sample.images().get(image), dots));
            }
        }
        if (dotted.isEmpty()) {
            throw new DatasetException("expected marks on an image, found none; choose subtasks with dots");
        }
        return dotted;
    }

    private static MarkLesson lesson(Sample sample, List<Dots> drawn, String question, String answer) {
        List<Optional<Overlay>> overlays = new ArrayList<>();
        for (int image = 0; image < sample.images().size(); image++) {
            int place = image;
            overlays.add(drawn.stream()
                    .filter(dots -> dots.image() == place)
                    .map(dots -> new Overlay(place, dots.dots()))
                    .findFirst());
        }
        String images = sample.conversations()
                .getFirst()
                .value()
                .lines()
                .filter(line -> line.contains(IMAGE))
                .collect(Collectors.joining("\n"));
        return new MarkLesson(overlays, List.of(Turn.user(images + "\n" + question), Turn.assistant(answer)));
    }

    /// Dots of one image of a sample.
    ///
    /// @param image position of the image in the sample, from 0
    /// @param size the image
    private record Dots(int image, Sample.Image size, List<Overlay.Dot> dots) {
        Dots {
            dots = List.copyOf(dots);
        }

        Dots with(List<Overlay.Dot> others) {
            return new Dots(image, size, others);
        }

        /// Some of them, each with another of the letters or none.
        Dots some(SeededHash key) {
            int count = 1 + key.with("count").below(Math.min(dots.size(), LETTERS_OR_NONE.size()));
            return labelled(count, LETTERS_OR_NONE, key);
        }

        /// As many as there are labels, with the first ones of those.
        Dots all(List<String> labels, SeededHash key) {
            int count = Math.min(dots.size(), labels.size());
            return labelled(count, labels.subList(0, count), key);
        }

        private Dots labelled(int count, List<String> labels, SeededHash key) {
            List<Overlay.Dot> kept = shuffled(dots, key.with("dots"));
            List<String> drawn = shuffled(labels, key.with("labels"));
            return with(IntStream.range(0, count)
                    .mapToObj(i -> new Overlay.Dot(kept.get(i).u(), kept.get(i).v(), drawn.get(i)))
                    .toList());
        }

        private static <T> List<T> shuffled(List<T> all, SeededHash key) {
            List<T> left = new ArrayList<>(all);
            List<T> shuffled = new ArrayList<>();
            while (!left.isEmpty()) {
                shuffled.add(left.remove(key.with(left.size()).below(left.size())));
            }
            return shuffled;
        }

        String listed() {
            return dots.stream()
                    .sorted(Comparator.comparing(Dots::name))
                    .map(dot -> "`" + name(dot) + "`" + cell(down(dot)) + cell(dot.u() / size.width()))
                    .collect(Collectors.joining(" "));
        }

        private static String name(Overlay.Dot dot) {
            return dot.label().isEmpty() ? BARE : dot.label();
        }

        private static int cell(double at) {
            return Math.clamp((long) Math.floor(GRID * at), 0, GRID - 1);
        }

        /// How far down it is: 0 at the image's upper edge, 1 at the lower one.
        double down(Overlay.Dot dot) {
            return dot.v() / size.height();
        }
    }
}
