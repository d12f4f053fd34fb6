package org.multispa.training.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.geometry.SeededHash;
import org.multispa.model.chat.Turn;

/// A sample turned into a lesson in reading marks: what is asked is not its question, but which marks are drawn on its
/// images and where. No truth about space is in the answer.
///
/// Of the dots of each image, at least one is kept, and each gets one of the letters A to D or none, by a hash of the
/// sample's name: were all of them drawn with their own letters, the same letters would stand on every image, and none
/// of them would have to be told from another. The answer names image by image, apart by a slash, each mark by its
/// letter, `o` without one, and the row and column of its centre on a grid of eight by eight over the image, counted
/// from 0 at the top left: `B35 o60 / A44 C14`. By another hash they are asked for in the order of the letters,
/// or from
/// the top: for that one, which mark it is depends on where the others are. Images without marks are left out.
///
/// @param overlays for each image what is to be drawn on it
/// @param turns the task and its answer
record MarkLesson(List<Optional<Overlay>> overlays, List<Turn> turns) {
    private static final String IMAGE = "<image>";
    private static final List<String> LABELS = List.of("A", "B", "C", "D", "");

    /// How the answer calls a dot without a letter.
    private static final String BARE = "o";

    private static final int GRID = 8;

    /// How marks are listed.
    private enum Order {
        BY_LETTER("List the marks by letter."),
        FROM_THE_TOP("List the marks from the top.");

        private final String task;

        Order(String task) {
            this.task = task;
        }

        private void sort(List<Overlay.Dot> marks) {
            switch (this) {
                case BY_LETTER -> marks.sort(Comparator.comparing(MarkLesson::name));
                case FROM_THE_TOP ->
                    marks.sort(Comparator.comparingDouble(Overlay.Dot::v).thenComparingDouble(Overlay.Dot::u));
            }
        }
    }

    MarkLesson {
        overlays = List.copyOf(overlays);
        turns = List.copyOf(turns);
    }

    /// @throws DatasetException if no mark belongs on any image
    static MarkLesson of(Sample sample) throws DatasetException {
        SeededHash key = SeededHash.of(0).with("marks").with(sample.id());
        Order order = Order.values()[key.with("order").below(Order.values().length)];
        List<Optional<Overlay>> overlays = new ArrayList<>();
        List<String> answer = new ArrayList<>();
        for (int image = 0; image < sample.images().size(); image++) {
            SeededHash ours = key.with(image);
            int place = image;
            Optional<Overlay> drawn = sample.overlay(image)
                    .filter(overlay -> !overlay.dots().isEmpty())
                    .map(overlay -> new Overlay(place, marks(overlay.dots(), order, ours)));
            overlays.add(drawn);
            Sample.Image size = sample.images().get(image);
            drawn.ifPresent(overlay -> answer.add(listed(overlay, size)));
        }
        if (answer.isEmpty()) {
            throw new DatasetException("expected marks to list, found none; choose subtasks with dots");
        }
        String images = sample.conversations()
                .getFirst()
                .value()
                .lines()
                .filter(line -> line.contains(IMAGE))
                .collect(Collectors.joining("\n"));
        return new MarkLesson(
                overlays, List.of(Turn.user(images + "\n" + order.task), Turn.assistant(String.join(" / ", answer))));
    }

    /// Some of the dots with labels, in the order in which they are listed.
    private static List<Overlay.Dot> marks(List<Overlay.Dot> dots, Order order, SeededHash key) {
        int most = Math.min(dots.size(), LABELS.size());
        int count = 1 + key.with("count").below(most);
        List<Overlay.Dot> kept = shuffled(dots, key.with("dots"));
        List<String> labels = shuffled(LABELS, key.with("labels"));
        List<Overlay.Dot> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            marks.add(new Overlay.Dot(kept.get(i).u(), kept.get(i).v(), labels.get(i)));
        }
        order.sort(marks);
        return marks;
    }

    private static <T> List<T> shuffled(List<T> all, SeededHash key) {
        List<T> left = new ArrayList<>(all);
        List<T> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(key.with(left.size()).below(left.size())));
        }
        return shuffled;
    }

    private static String listed(Overlay overlay, Sample.Image size) {
        return overlay.dots().stream()
                .map(dot -> name(dot) + cell(dot.v(), size.height()) + cell(dot.u(), size.width()))
                .collect(Collectors.joining(" "));
    }

    private static String name(Overlay.Dot dot) {
        return dot.label().isEmpty() ? BARE : dot.label();
    }

    private static int cell(double at, int side) {
        return Math.clamp((long) Math.floor(GRID * at / side), 0, GRID - 1);
    }
}
