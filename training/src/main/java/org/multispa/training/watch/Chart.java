package org.multispa.training.watch;

import java.util.List;
import java.util.Locale;

/// One chart of an SVG file: a frame with ticks, lines in it, and their names beside it. Not thread-safe.
final class Chart {
    static final int WIDTH = 960;
    static final int LEGEND_ROW = 18;

    private static final int LEFT = 76;
    private static final int RIGHT = 240;
    private static final int BELOW = 44;
    private static final int MOST_TICKS = 7;
    private static final double KEY = 20;
    private static final double DOT = 3.5;
    private static final String FRAME = "#666";
    private static final String GRID = "#e3e3e3";

    private final StringBuilder out;
    private final Axis x;
    private final Axis y;
    private final String clip;
    private int named;

    /// Draws the frame.
    ///
    /// @param top of the chart in the file, in pixels
    /// @param height with the numbers and the name below
    /// @param lastStep the right end
    /// @param low the lower end
    /// @param high the upper end
    /// @param name of what goes upwards
    Chart(StringBuilder out, int top, int height, long lastStep, double low, double high, String name) {
        this.out = out;
        this.x = new Axis(0, lastStep, LEFT, WIDTH - RIGHT);
        this.y = new Axis(low, high, top + height - BELOW, top);
        this.clip = "clip" + top;
        clip();
        frame(name);
    }

    /// Nothing is drawn further out than half a dot.
    private void clip() {
        out.append("<clipPath id=\"").append(clip).append("\">");
        element(
                "rect",
                "x",
                x.from() - DOT,
                "y",
                y.to() - DOT,
                "width",
                x.to() - x.from() + 2 * DOT,
                "height",
                y.from() - y.to() + 2 * DOT);
        out.append("</clipPath>\n");
    }

    private void frame(String name) {
        List<Double> rows = y.ticks(MOST_TICKS, 0);
        for (double tick : rows) {
            stroke(x.from(), y.at(tick), x.to(), y.at(tick), new Stroke(GRID, 1, ""));
            text(x.from() - 8, y.at(tick) + 4, "end", Axis.text(tick, rows));
        }
        Stroke line = new Stroke(FRAME, 1, "");
        List<Double> columns = x.ticks(MOST_TICKS, 1);
        for (double tick : columns) {
            stroke(x.at(tick), y.from(), x.at(tick), y.from() + 5, line);
            text(x.at(tick), y.from() + 20, "middle", Axis.text(tick, columns));
        }
        stroke(x.from(), y.to(), x.from(), y.from(), line);
        stroke(x.from(), y.from(), x.to(), y.from(), line);
        text((x.from() + x.to()) / 2, y.from() + 38, "middle", "step");
        out.append("<g transform=\"translate(18 ")
                .append(Math.round((y.from() + y.to()) / 2))
                .append(") rotate(-90)\">");
        text(0, 0, "middle", name);
        out.append("</g>\n");
    }

    /// Draws a line through points, and each point as a dot if asked.
    ///
    /// @param points pairs of step and value, by step; points that are no numbers are left out
    void line(String name, List<double[]> points, Stroke stroke, boolean isDotted) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            if (Double.isFinite(point[1])) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(number(x.at(point[0])))
                        .append(' ')
                        .append(number(y.at(point[1])));
            }
        }
        if (path.isEmpty()) {
            return;
        }
        out.append("<g clip-path=\"url(#").append(clip).append(")\">\n");
        element(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke-linejoin",
                "round",
                "stroke",
                stroke.colour(),
                "stroke-width",
                stroke.width(),
                "stroke-dasharray",
                stroke.dash());
        if (isDotted) {
            for (double[] point : points) {
                if (Double.isFinite(point[1])) {
                    element("circle", "cx", x.at(point[0]), "cy", y.at(point[1]), "r", DOT, "fill", stroke.colour());
                }
            }
        }
        out.append("</g>\n");
        double row = y.to() + 10 + LEGEND_ROW * named;
        named++;
        stroke(x.to() + 10, row, x.to() + 10 + KEY, row, stroke);
        text(x.to() + 14 + KEY, row + 4, "start", name);
    }

    private void stroke(double fromX, double fromY, double toX, double toY, Stroke stroke) {
        element(
                "line",
                "x1",
                fromX,
                "y1",
                fromY,
                "x2",
                toX,
                "y2",
                toY,
                "stroke",
                stroke.colour(),
                "stroke-width",
                stroke.width(),
                "stroke-dasharray",
                stroke.dash());
    }

    private void text(double atX, double atY, String anchor, String text) {
        out.append("<text x=\"")
                .append(number(atX))
                .append("\" y=\"")
                .append(number(atY))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    /// An element without content.
    ///
    /// @param attributes names and values in turn; empty values are left out
    private void element(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? number(number) : value.toString();
            if (!text.isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
            }
        }
        out.append("/>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Text that may stand between tags, without what XML does not allow at all.
    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /// How a line is drawn.
    ///
    /// @param colour as SVG names it
    /// @param width in pixels
    /// @param dash lengths of dashes and gaps; empty for a line without gaps
    record Stroke(String colour, int width, String dash) {}
}
