package org.multispa.evaluation.experiment.table;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.multispa.evaluation.experiment.table.TableChart.Point;

/// One chart as an SVG file: shares upwards from 0 to 100 %, the rows of a table to the right. For one use.
final class CurveSheet {
    private static final int WIDTH = 960;
    private static final int LEFT = 70;
    private static final int RIGHT = 650;
    private static final int TOP = 60;
    private static final int BOTTOM = 420;
    private static final int LEGEND_ROW = 18;
    private static final int STEPS = 5;
    private static final String GRID = "#e3e3e3";
    private static final String FRAME = "#666";
    private static final String[] COLOURS = {
        "#0b4f8a", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#333333"
    };

    private final StringBuilder out = new StringBuilder();
    private final String title;
    private final String x;
    private final Map<Double, String> ticks;
    private final double from;
    private final double to;

    /// @param x what goes to the right
    /// @param ticks places to the right with their names
    CurveSheet(String title, String x, Map<Double, String> ticks) {
        this.title = title;
        this.x = x;
        this.ticks = ticks;
        double low = Collections.min(ticks.keySet());
        double high = Collections.max(ticks.keySet());
        double room = high > low ? 0.05 * (high - low) : 1;
        from = low - room;
        to = high + room;
    }

    String draw(Map<String, List<Point>> curves, Map<String, OptionalDouble> chance) {
        int height = Math.max(BOTTOM + 60, TOP + LEGEND_ROW * curves.size() + 20);
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#333\">\n",
                WIDTH,
                height,
                WIDTH,
                height));
        out.append("<title>").append(escaped(title)).append("</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        out.append("<g font-size=\"18\">");
        text(20, 30, "start", title);
        out.append("</g>\n");
        frame();
        int number = 0;
        for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
            String colour = COLOURS[number % COLOURS.length];
            chance.getOrDefault(curve.getKey(), OptionalDouble.empty())
                    .ifPresent(share -> line(LEFT, up(share), RIGHT, up(share), colour, 1, "2 4"));
            curve(curve.getValue(), colour);
            double row = TOP + 10 + (double) LEGEND_ROW * number;
            line(RIGHT + 14, row, RIGHT + 34, row, colour, 2, "");
            text(RIGHT + 40, row + 4, "start", curve.getKey());
            number++;
        }
        return out.append("</svg>\n").toString();
    }

    private void frame() {
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            line(LEFT, up(share), RIGHT, up(share), GRID, 1, "");
            text(LEFT - 8, up(share) + 4, "end", Math.round(100 * share) + " %");
        }
        line(LEFT, TOP, LEFT, BOTTOM, FRAME, 1, "");
        line(LEFT, BOTTOM, RIGHT, BOTTOM, FRAME, 1, "");
        ticks.forEach((place, name) -> {
            line(right(place), BOTTOM, right(place), BOTTOM + 5, FRAME, 1, "");
            text(right(place), BOTTOM + 20, "middle", name);
        });
        text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", x);
    }

    private void curve(List<Point> points, String colour) {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double at = right(point.x());
            line(at, up(point.interval().low()), at, up(point.interval().high()), colour, 1, "");
            if (i > 0) {
                Point last = points.get(i - 1);
                line(right(last.x()), up(last.share()), at, up(point.share()), colour, 2, "");
            }
            out.append("<circle cx=\"")
                    .append(number(at))
                    .append("\" cy=\"")
                    .append(number(up(point.share())))
                    .append("\" r=\"3.5\" fill=\"")
                    .append(colour)
                    .append("\"/>\n");
        }
    }

    private double right(double place) {
        return LEFT + (place - from) / (to - from) * (RIGHT - LEFT);
    }

    private static double up(double share) {
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, int width, String dash) {
        out.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(width)
                .append('"');
        if (!dash.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(dash).append('"');
        }
        out.append("/>\n");
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

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Text that may stand between tags, without what XML does not allow at all.
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
