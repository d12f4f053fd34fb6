package org.multispa.evaluation.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums by name: of each cell the sum of what was added to it, and of the weights. Figures are made of these, so
/// that drawing questions anew needs no more than adding sums. Not thread-safe.
public final class Tally {
    private final Map<String, Integer> places;
    private double[] values;
    private double[] weights;

    public Tally() {
        this(new TreeMap<>(), 8);
    }

    private Tally(Map<String, Integer> places, int room) {
        this.places = places;
        this.values = new double[room];
        this.weights = new double[room];
    }

    /// Without values, with the cells of this one, and any new cell of either added to both.
    Tally alike() {
        return new Tally(places, Math.max(8, places.size()));
    }

    /// Adds to a cell.
    ///
    /// @param cell its name; parts of a breakdown are `task/depth`
    public void add(String cell, double value, double weight) {
        int place = places.computeIfAbsent(cell, _ -> places.size());
        if (place >= values.length) {
            values = Arrays.copyOf(values, 2 * place + 8);
            weights = Arrays.copyOf(weights, values.length);
        }
        values[place] += value;
        weights[place] += weight;
    }

    /// Adds one question to a cell.
    public void add(String cell, double score) {
        add(cell, score, 1);
    }

    void addAll(Tally other) {
        if (other.values.length > values.length) {
            values = Arrays.copyOf(values, other.values.length);
            weights = Arrays.copyOf(weights, other.values.length);
        }
        for (int i = 0; i < other.values.length; i++) {
            values[i] += other.values[i];
            weights[i] += other.weights[i];
        }
    }

    void clear() {
        Arrays.fill(values, 0);
        Arrays.fill(weights, 0);
    }

    /// What was added to a cell; 0 if nothing was.
    public double value(String cell) {
        Integer place = places.get(cell);
        return place == null || place >= values.length ? 0 : values[place];
    }

    /// The weights in a cell, mostly the number of questions; 0 if there are none.
    public double weight(String cell) {
        Integer place = places.get(cell);
        return place == null || place >= weights.length ? 0 : weights[place];
    }

    /// The mean of a cell; NaN if nothing was added to it.
    public double mean(String cell) {
        return value(cell) / weight(cell);
    }

    /// The plain mean of several cells' means, of those that have any.
    public double mean(List<String> cells) {
        return cells.stream()
                .mapToDouble(this::mean)
                .filter(mean -> !Double.isNaN(mean))
                .average()
                .orElse(Double.NaN);
    }

    /// The cells of a breakdown, sorted.
    ///
    /// @param prefix such as `task/`
    public List<String> cells(String prefix) {
        List<String> cells = new ArrayList<>();
        places.forEach((name, place) -> {
            if (name.startsWith(prefix) && place < weights.length && weights[place] > 0) {
                cells.add(name);
            }
        });
        return cells;
    }
}
