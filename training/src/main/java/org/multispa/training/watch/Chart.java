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
    private static final double NAME_FROM = 34;
    private static final double DOT = 3.5;

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
        frame(name);
    }

    private void frame(String name) {
        double width = x.to() - x.from();
        double height = y.from() - y.to();
        add(
                "<clipPath id=\"%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/></clipPath>",
                clip, x.from() - DOT, y.to() - DOT, width + 2 * DOT, height + 2 * DOT);
        List<Double> rows = y.ticks(MOST_TICKS, 0);
        for (double tick : rows) {
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e3e3\"/>",
                    x.from(), y.at(tick), x.to(), y.at(tick));
            text(x.from() - 8, y.at(tick) + 4, "end", Axis.text(tick, rows));
        }
        List<Double> columns = x.ticks(MOST_TICKS, 1);
        for (double tick : columns) {
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#666\"/>",
                    x.at(tick), y.from(), x.at(tick), y.from() + 5);
            text(x.at(tick), y.from() + 20, "middle", Axis.text(tick, columns));
        }
        add("<path d=\"M%.1f %.1fV%.1fH%.1f\" fill=\"none\" stroke=\"#666\"/>", x.from(), y.to(), y.from(), x.to());
        text((x.from() + x.to()) / 2, y.from() + 38, "middle", "step");
        double middle = (y.from() + y.to()) / 2;
        add(
                "<text transform=\"translate(18 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                middle, escaped(name));
    }

    /// Draws a line through points, and each point as a dot if asked.
    ///
    /// @param points pairs of step and value, by step; points that are no numbers are left out
    /// @param style of the stroke, as attributes of SVG
    void line(String name, List<double[]> points, String colour, String style, boolean isDotted) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            if (Double.isFinite(point[1])) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", x.at(point[0]), y.at(point[1])));
            }
        }
        if (path.isEmpty()) {
            return;
        }
        add("<g clip-path=\"url(#%s)\" stroke=\"%s\" fill=\"none\">", clip, colour);
        add("<path d=\"%s\" stroke-linejoin=\"round\" %s/>", path, style);
        if (isDotted) {
            for (double[] point : points) {
                if (Double.isFinite(point[1])) {
                    add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"none\"/>",
                            x.at(point[0]), y.at(point[1]), DOT, colour);
                }
            }
        }
        add("</g>");
        double row = y.to() + 10 + LEGEND_ROW * named++;
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" %s/>",
                x.to() + 10, row, x.to() + NAME_FROM - 4, row, colour, style);
        text(x.to() + NAME_FROM, row + 4, "start", name);
    }

    private void text(double atX, double atY, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", atX, atY, anchor, escaped(text));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is of a library that only the compiler uses
    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /// Text that may stand between tags, without what XML does not allow at all.
    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
