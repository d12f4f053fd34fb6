package org.multispa.evaluation.page;

import java.util.List;
import org.multispa.evaluation.page.html.Html;

/// What the marks of a plot mean.
final class Legend {
    private final Html html;

    Legend(Html html) {
        this.html = html;
        html.open("p", "class", "legend");
    }

    /// A mark of a [Strip].
    Legend mark(String kind, String text) {
        html.open("span").open("svg", "viewBox", "0 0 22 20", "class", "key", "aria-hidden", "true");
        shape(kind);
        html.close().text(text).close();
        return this;
    }

    private void shape(String kind) {
        switch (kind) {
            case "point", "hollow" -> html.leaf("circle", "class", kind, "cx", "11", "cy", "10", "r", "4.5");
            case "whisker" -> rect(kind, "9", "2");
            case "chance" -> html.leaf("line", "class", kind, "x1", "11", "x2", "11", "y1", "1", "y2", "19");
            case "base", "tuned", "alone" ->
                html.leaf("path", "class", "published " + kind, "d", "M11 3.5l4 6.5l-4 6.5l-4 -6.5z");
            default -> rect(kind, "4", "12");
        }
    }

    private void rect(String kind, String top, String height) {
        html.leaf("rect", "class", kind, "x", "2", "y", top, "width", "18", "height", height);
    }

    void end() {
        html.close().line();
    }

    /// The marks of a plot of shares with intervals.
    static void ofShares(Html html, List<String> published) {
        Legend legend = new Legend(html);
        legend.mark("point", "right answers")
                .mark("band", "95 % by drawing scenes anew")
                .mark("whisker", "95 % by Wilson")
                .mark("chance", "chance");
        if (published.size() > 1) {
            legend.mark("base", published.getFirst()).mark("tuned", published.get(1));
        }
        legend.end();
    }
}
