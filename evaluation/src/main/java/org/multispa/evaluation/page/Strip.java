package org.multispa.evaluation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.page.html.Html;

/// A plot of one line, as it stands in a row of a table: points, intervals, bars and marks along one axis. The
/// row's numbers say the same, so that it is hidden from those who listen.
final class Strip {
    /// Shares from 0 to 1.
    static final Axis SHARES = new Axis(0, 1, 4, 100, " %");

    private static final int WIDTH = 240;
    private static final int HEIGHT = 20;
    private static final double MIDDLE = HEIGHT / 2.0;

    /// @param parts steps of the grid
    /// @param factor from a value to the number that is shown
    /// @param unit behind the last number
    record Axis(double low, double high, int parts, double factor, String unit) {
        /// From `-reach` to `reach`, in points.
        static Axis around0(double reach) {
            return new Axis(-reach, reach, 4, 100, "");
        }

        private double x(double value) {
            double clamped = Math.clamp(value, low, high);
            return (clamped - low) / (high - low) * WIDTH;
        }

        private double at(int part) {
            return low + (high - low) * part / parts;
        }

        /// The numbers above a column of strips.
        void write(Html html) {
            html.open("svg", "class", "axis", "viewBox", "0 0 " + WIDTH + " 14", "aria-hidden", "true");
            for (int i = 0; i <= parts; i++) {
                String anchor = i == 0 ? "start" : i == parts ? "end" : "middle";
                String number = Long.toString(Math.round(at(i) * factor)).replace('-', '\u2212');
                html.element(
                        "text",
                        number + (i == parts ? unit : ""),
                        "x",
                        number(x(at(i))),
                        "y",
                        "11",
                        "text-anchor",
                        anchor);
            }
            html.close();
        }
    }

    private record Shape(String tag, List<String> attributes) {}

    private final Axis axis;
    private final List<Shape> shapes = new ArrayList<>();

    Strip(Axis axis) {
        this.axis = axis;
        for (int i = 0; i <= axis.parts(); i++) {
            line("grid", axis.at(i), 0, HEIGHT);
        }
    }

    /// A broad, pale interval.
    Strip band(Optional<Interval> interval) {
        interval.ifPresent(one -> rect("band", one.low(), one.high(), 4, HEIGHT - 8));
        return this;
    }

    /// A thin interval.
    Strip whisker(Optional<Interval> interval) {
        interval.ifPresent(one -> rect("whisker", one.low(), one.high(), MIDDLE - 1, 2));
        return this;
    }

    Strip point(double value) {
        return circle("point", value);
    }

    /// A second kind of point.
    Strip hollow(double value) {
        return circle("hollow", value);
    }

    private Strip circle(String kind, double value) {
        shapes.add(new Shape(
                "circle", List.of("class", kind, "cx", number(axis.x(value)), "cy", number(MIDDLE), "r", "4.5")));
        return this;
    }

    Strip chance(OptionalDouble value) {
        value.ifPresent(one -> line("chance", one, 1, HEIGHT - 1));
        return this;
    }

    /// A figure to compare with.
    ///
    /// @param kind `base`, `tuned` or `alone`
    Strip published(String kind, double value) {
        double x = axis.x(value);
        String path = "M" + number(x) + " 3.5l4 6.5l-4 6.5l-4 -6.5z";
        shapes.add(new Shape("path", List.of("class", "published " + kind, "d", path)));
        return this;
    }

    Strip bar(String kind, double from, double to) {
        rect(kind, from, to, 3, HEIGHT - 6);
        return this;
    }

    private void line(String kind, double value, double top, double bottom) {
        String x = number(axis.x(value));
        shapes.add(
                new Shape("line", List.of("class", kind, "x1", x, "x2", x, "y1", number(top), "y2", number(bottom))));
    }

    private void rect(String kind, double from, double to, double top, double height) {
        double left = axis.x(from);
        double width = Math.max(1.5, axis.x(to) - left);
        shapes.add(new Shape(
                "rect",
                List.of(
                        "class",
                        kind,
                        "x",
                        number(Math.min(left, WIDTH - width)),
                        "y",
                        number(top),
                        "width",
                        number(width),
                        "height",
                        number(height))));
    }

    void write(Html html) {
        html.open("svg", "class", "strip", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden", "true");
        shapes.forEach(shape -> html.leaf(shape.tag(), shape.attributes().toArray(String[]::new)));
        html.close();
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
