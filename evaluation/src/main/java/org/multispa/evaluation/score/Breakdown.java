package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multispa.dataset.stats.Statistics;
import org.multispa.dataset.stats.Statistics.Interval;

/// Scores by one property of the questions.
///
/// @param facet the property
/// @param cells its values in their order
public record Breakdown(Facet facet, List<Cell> cells) {
    public Breakdown {
        cells = List.copyOf(cells);
    }

    /// @param value of the property
    /// @param medianError of the answers that are numbers, vectors or pixels, relative to the truth or the
    ///     image's width
    public record Cell(String value, long right, long asked, OptionalDouble medianError) {
        /// 0 to 1.
        public double share() {
            return (double) right / asked;
        }

        /// 95 % interval of the share, by Wilson.
        public Interval interval() {
            return Statistics.wilson(right, asked, Statistics.Z95);
        }
    }

    /// The values that most questions have, in the order of all.
    public List<Cell> frequent(int most) {
        if (cells.size() <= most) {
            return cells;
        }
        Set<Cell> frequent = cells.stream()
                .sorted(Comparator.comparingLong(Cell::asked).reversed())
                .limit(most)
                .collect(Collectors.toSet());
        return cells.stream().filter(frequent::contains).toList();
    }

    /// The breakdowns by every property that some of the questions have.
    static List<Breakdown> of(List<Scored> items) {
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            Map<String, List<Scored>> byValue = new TreeMap<>();
            for (Scored item : items) {
                String value = item.facets().get(facet);
                if (value != null) {
                    byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(item);
                }
            }
            if (!byValue.isEmpty()) {
                List<Cell> cells = new ArrayList<>();
                byValue.forEach((value, own) -> cells.add(cell(value, own)));
                breakdowns.add(new Breakdown(facet, cells));
            }
        }
        return breakdowns;
    }

    private static Cell cell(String value, List<Scored> items) {
        long right = items.stream().filter(Scored::correct).count();
        return new Cell(value, right, items.size(), medianError(items));
    }

    /// The median of the relative errors; absent if there are none.
    static OptionalDouble medianError(List<Scored> items) {
        double[] errors = items.stream()
                .flatMap(item -> item.error().stream())
                .filter(error -> error.relative().isPresent())
                .mapToDouble(error -> error.relative().getAsDouble())
                .sorted()
                .toArray();
        if (errors.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = errors.length / 2;
        return OptionalDouble.of(errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2);
    }
}
