package org.multispa.evaluation.page;

import java.util.Locale;
import org.multispa.evaluation.page.cases.Picture;
import org.multispa.evaluation.page.cases.Picture.Mark;
import org.multispa.evaluation.page.html.Html;

/// Marks over an image: each kind has a shape of its own, drawn dark and then bright so that it shows on any
/// ground, and its name beside it.
final class MarkDrawing {
    private MarkDrawing() {}

    static void write(Html html, Picture picture) {
        html.open(
                "svg",
                "class",
                "marks",
                "viewBox",
                "0 0 " + picture.width() + " " + picture.height(),
                "aria-hidden",
                "true");
        for (Mark mark : picture.marks()) {
            draw(html, picture, mark);
        }
        html.close();
    }

    private static void draw(Html html, Picture picture, Mark mark) {
        double unit = Math.max(picture.width(), picture.height()) / 100.0;
        String path = path(mark.kind(), mark.u(), mark.v(), 2 * unit);
        String kind = mark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        html.leaf("path", "class", "under", "d", path, "stroke-width", number(1.1 * unit));
        html.leaf("path", "class", "mark " + kind, "d", path, "stroke-width", number(0.55 * unit));
        boolean atRight = mark.u() > 0.8 * picture.width();
        double y = Math.clamp(mark.v() + below(mark.kind()) * unit, 3 * unit, picture.height() - unit);
        html.element(
                "text",
                mark.kind().text(),
                "class",
                "mark-name",
                "x",
                number(mark.u() + (atRight ? -3 : 3) * unit),
                "y",
                number(y),
                "text-anchor",
                atRight ? "end" : "start",
                "font-size",
                number(3.4 * unit),
                "stroke-width",
                number(0.7 * unit));
    }

    /// How far below its mark a name begins, so that the names of marks in one place can be read.
    private static double below(Mark.Kind kind) {
        return switch (kind) {
            case TRUTH -> -2.4;
            case ASKED, OTHER, SECOND_ANSWER -> 1.2;
            case ANSWER, FIRST_ANSWER -> 4.8;
        };
    }

    private static String path(Mark.Kind kind, double u, double v, double r) {
        return switch (kind) {
            case ASKED, TRUTH, OTHER -> "M" + number(u - r) + " " + number(v) + arc(r, 2 * r) + arc(r, -2 * r);
            case ANSWER, FIRST_ANSWER ->
                "M" + number(u - r) + " " + number(v - r) + "l" + number(2 * r) + " " + number(2 * r) + "m"
                        + number(-2 * r) + " 0l" + number(2 * r) + " " + number(-2 * r);
            case SECOND_ANSWER ->
                "M" + number(u - r) + " " + number(v) + "h" + number(2 * r) + "M" + number(u) + " " + number(v - r)
                        + "v" + number(2 * r);
        };
    }

    private static String arc(double r, double dx) {
        return "a" + number(r) + " " + number(r) + " 0 1 0 " + number(dx) + " 0";
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
