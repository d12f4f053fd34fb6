package org.multispa.dataset.audit;

import java.util.Comparator;
import java.util.List;
import org.multispa.dataset.stats.Statistics;

/// How often the right answer falls into each of a few cells, against how often it would if all options were right
/// equally often.
///
/// @param what `answer` for letters, words and positions in the text, `position` for places in the image
/// @param cells those that can occur
public record Balance(String what, List<Cell> cells) {
    public Balance {
        cells = List.copyOf(cells);
    }

    /// @param name such as `B`, `left`, `the first` or `top right`
    /// @param expected not a whole number in general
    public record Cell(String name, long observed, double expected) {}

    /// Pearson's statistic.
    public double chiSquare() {
        return cells.stream()
                .mapToDouble(cell -> Math.pow(cell.observed() - cell.expected(), 2) / cell.expected())
                .sum();
    }

    /// Probability of a statistic this large if all options are right equally often.
    public double probability() {
        return Statistics.chiSquareTail(chiSquare(), cells.size() - 1);
    }

    /// The cell that differs most from what is expected.
    ///
    /// @throws java.util.NoSuchElementException if there are no cells
    public Cell worst() {
        return cells.stream()
                .max(Comparator.comparingDouble(cell -> Math.abs(cell.observed() - cell.expected())))
                .orElseThrow();
    }

    /// Number of questions counted.
    public long total() {
        return cells.stream().mapToLong(Cell::observed).sum();
    }
}
