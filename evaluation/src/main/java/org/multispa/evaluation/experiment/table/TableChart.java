package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.experiment.recipe.TableSpec.ChartSpec;
import org.multispa.evaluation.score.Figure;

/// The rows of a table as curves: a curve for each column (and each `curve` of the rows), a point for each row
/// with its interval, and what chance gets as a dashed line of the same colour.
final class TableChart {
    private static final int MOST_CURVES = 40;

    private TableChart() {}

    /// A point of a curve.
    record Point(double x, double share, Interval interval) {}

    static Optional<String> of(FilledTable table, ChartSpec spec) {
        List<FilledTable.Row> rows =
                table.rows().stream().filter(row -> !row.guess()).toList();
        boolean numbered = rows.stream().allMatch(row -> row.x().isPresent());
        boolean logarithmic = spec.logarithmic()
                && numbered
                && rows.stream().allMatch(row -> row.x().orElse(0) > 0);
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double x = rows.get(i).x().orElse(i);
            places.add(!numbered ? i : logarithmic ? Math.log(x) : x);
        }
        Map<String, List<Point>> curves = new LinkedHashMap<>();
        Map<String, OptionalDouble> chance = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.add(row.curve()));
        for (int column = 0; column < table.columns().size(); column++) {
            for (String name : names) {
                String title = (table.columns().get(column).name() + " " + name).strip();
                List<Point> points = points(rows, places, column, name);
                if (!points.isEmpty() && curves.size() < MOST_CURVES) {
                    curves.put(title, points);
                    chance.put(
                            title,
                            table.chance().isEmpty()
                                    ? OptionalDouble.empty()
                                    : table.chance().get(column));
                }
            }
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        Map<Double, String> ticks = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            OptionalDouble x = rows.get(i).x();
            ticks.putIfAbsent(
                    places.get(i), numbered ? number(x.orElse(0)) : rows.get(i).name());
        }
        String title = spec.title().isBlank() ? table.name() : spec.title();
        return Optional.of(new CurveSheet(title, spec.x(), ticks).draw(curves, chance));
    }

    private static List<Point> points(List<FilledTable.Row> rows, List<Double> places, int column, String curve) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Optional<Figure> cell = rows.get(i).cells().get(column);
            if (rows.get(i).curve().equals(curve) && cell.isPresent()) {
                Figure figure = cell.get();
                Interval none = new Interval(figure.share(), figure.share());
                points.add(new Point(
                        places.get(i),
                        figure.share(),
                        figure.byScene().or(figure::wilson).orElse(none)));
            }
        }
        return points;
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) x)
                : String.valueOf(x);
    }
}
