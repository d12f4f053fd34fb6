package org.multispa.dataset.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Overlay;

/// Where the labels of an overlay go: beside their dots, in one of eight directions, inside the image, clear of
/// every dot and of each other wherever that is possible. A function of the image's size and the dots alone.
///
/// @param plates for each dot the plate of its label, empty for a bare dot; always inside an image that can hold
///     one
/// @param clean whether every dot and every plate lies inside the image and none covers another
public record LabelLayout(List<Optional<Plate>> plates, boolean clean) {
    /// Right, left, above, below, then the diagonals. At right angles no other dot can be in the way.
    private static final int[][] DIRECTIONS = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};

    private static final int MAX_STEPS = 20_000;

    public LabelLayout {
        plates = List.copyOf(plates);
    }

    /// The layout for an image of this size, pixels.
    public static LabelLayout of(int width, int height, List<Overlay.Dot> dots) {
        MarkSize size = MarkSize.of(width);
        List<List<Plate>> candidates =
                dots.stream().map(dot -> candidates(dot, size, width, height)).toList();
        List<List<Plate>> clear = new ArrayList<>();
        for (int i = 0; i < dots.size(); i++) {
            Overlay.Dot own = dots.get(i);
            clear.add(candidates.get(i).stream()
                    .filter(plate -> plate.inside(width, height) && clear(plate, dots, size))
                    .map(plate -> new Choice(plate, roomFor(plate, own, dots)))
                    .sorted(Comparator.comparingDouble(choice -> -choice.room()))
                    .map(Choice::plate)
                    .toList());
        }
        Search search = new Search(dots, clear, size.clearance());
        boolean found = search.place(0);
        List<Optional<Plate>> plates = found ? search.placed : leastBad(dots, candidates, size);
        return new LabelLayout(plates, found && dotsAreClean(width, height, dots, size));
    }

    /// Whether dots at these places can be drawn with their labels so that everything is inside the image and
    /// nothing covers anything else.
    public static boolean fits(int width, int height, List<Overlay.Dot> dots) {
        return dotsAreClean(width, height, dots, MarkSize.of(width))
                && of(width, height, dots).clean();
    }

    private record Choice(Plate plate, double room) {}

    private static List<Plate> candidates(Overlay.Dot dot, MarkSize size, int width, int height) {
        if (dot.label().isEmpty()) {
            return List.of();
        }
        List<Plate> plates = new ArrayList<>();
        for (int[] direction : DIRECTIONS) {
            boolean diagonal = direction[0] != 0 && direction[1] != 0;
            double away = (size.dot() + size.gap()) * (diagonal ? Math.sqrt(0.5) : 1) + size.plate() / 2;
            plates.add(new Plate(
                    dot.u() + direction[0] * away - size.plate() / 2,
                    dot.v() + direction[1] * away - size.plate() / 2,
                    size.plate()));
        }
        for (int i = 0; i < DIRECTIONS.length; i++) {
            plates.add(plates.get(i).movedInto(width, height));
        }
        return plates;
    }

    private static boolean clear(Plate plate, List<Overlay.Dot> dots, MarkSize size) {
        for (Overlay.Dot dot : dots) {
            if (plate.distance(dot) < size.dot() + size.clearance()) {
                return false;
            }
        }
        return true;
    }

    /// How far a plate is from the nearest dot that is not its own, as far as it matters: a label between two dots
    /// could be taken for either's.
    private static double roomFor(Plate plate, Overlay.Dot own, List<Overlay.Dot> dots) {
        double room = 2 * plate.side();
        for (Overlay.Dot dot : dots) {
            if (!dot.equals(own)) {
                room = Math.min(room, plate.distance(dot));
            }
        }
        return room;
    }

    private static double squaredDistance(Overlay.Dot a, Overlay.Dot b) {
        double du = a.u() - b.u();
        double dv = a.v() - b.v();
        return du * du + dv * dv;
    }

    private static boolean dotsAreClean(int width, int height, List<Overlay.Dot> dots, MarkSize size) {
        for (int i = 0; i < dots.size(); i++) {
            Overlay.Dot dot = dots.get(i);
            double border = Math.min(Math.min(dot.u(), width - dot.u()), Math.min(dot.v(), height - dot.v()));
            if (border < size.dot()) {
                return false;
            }
            for (Overlay.Dot other : dots.subList(0, i)) {
                if (squaredDistance(dot, other) < 4 * size.dot() * size.dot()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// For each dot in turn the place inside the image that covers least of the dots and of the plates before it.
    private static List<Optional<Plate>> leastBad(List<Overlay.Dot> dots, List<List<Plate>> candidates, MarkSize size) {
        List<Optional<Plate>> placed = new ArrayList<>();
        for (List<Plate> all : candidates) {
            Optional<Plate> best = Optional.empty();
            double least = Double.POSITIVE_INFINITY;
            for (Plate plate : all.subList(all.size() / 2, all.size())) {
                double covered = covered(plate, dots, placed, size);
                if (covered < least) {
                    least = covered;
                    best = Optional.of(plate);
                }
            }
            placed.add(best);
        }
        return placed;
    }

    private static double covered(Plate plate, List<Overlay.Dot> dots, List<Optional<Plate>> placed, MarkSize size) {
        double covered = 0;
        for (Overlay.Dot dot : dots) {
            double depth = Math.max(0, size.dot() - plate.distance(dot));
            covered += 2 * size.dot() * depth;
        }
        for (Optional<Plate> other : placed) {
            covered += other.map(plate::shared).orElse(0.0);
        }
        return covered;
    }

    /// Depth-first search for one clear place a label.
    private static final class Search {
        private final List<Overlay.Dot> dots;
        private final List<List<Plate>> choices;
        private final double clearance;
        private final List<Optional<Plate>> placed = new ArrayList<>();
        private int steps;

        Search(List<Overlay.Dot> dots, List<List<Plate>> choices, double clearance) {
            this.dots = dots;
            this.choices = choices;
            this.clearance = clearance;
        }

        boolean place(int i) {
            if (i == dots.size()) {
                return true;
            }
            if (dots.get(i).label().isEmpty()) {
                return placeAndGoOn(i, Optional.empty());
            }
            for (Plate plate : choices.get(i)) {
                boolean free = placed.stream().flatMap(Optional::stream).noneMatch(p -> p.touches(plate, clearance));
                if (++steps > MAX_STEPS) {
                    return false;
                }
                if (free && placeAndGoOn(i, Optional.of(plate))) {
                    return true;
                }
            }
            return false;
        }

        private boolean placeAndGoOn(int i, Optional<Plate> plate) {
            placed.add(plate);
            if (place(i + 1)) {
                return true;
            }
            placed.removeLast();
            return false;
        }
    }
}
