package org.multispa.evaluation.page;

import org.multispa.evaluation.page.html.Html;

/// A table of a page, written row by row and cell by cell; it scrolls sideways where the page is narrow.
final class Table {
    private final Html html;
    private final int outside;
    private boolean inBody;

    /// @param name what it is, for those who listen
    Table(Html html, String name) {
        this(html, name, "");
    }

    private Table(Html html, String name, String kind) {
        this.html = html;
        outside = html.depth();
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", name);
        html.open("table", "class", kind).open("thead").open("tr");
    }

    /// A table with more columns than others.
    static Table dense(Html html, String name) {
        return new Table(html, name, "dense");
    }

    /// A heading over names and plots.
    Table head(String text) {
        html.element("th", text, "scope", "col");
        return this;
    }

    /// A heading over numbers.
    Table numbers(String... texts) {
        for (String text : texts) {
            html.element("th", text, "scope", "col", "class", "number");
        }
        return this;
    }

    /// A heading over plots.
    Table axis(String text, Strip.Axis axis) {
        html.open("th", "scope", "col", "class", "plot").element("span", text);
        axis.write(html);
        html.close();
        return this;
    }

    /// Begins a row, with its name.
    Table row(String name) {
        return row(name, "");
    }

    /// Begins a row that stands out.
    Table mean(String name) {
        return row(name, "mean");
    }

    private Table row(String name, String kind) {
        if (inBody) {
            html.close();
        } else {
            html.close().close().open("tbody");
            inBody = true;
        }
        html.line().open("tr", "class", kind).element("th", name, "scope", "row");
        return this;
    }

    Table number(String text) {
        html.element("td", text, "class", "number");
        return this;
    }

    Table plot(Strip strip) {
        html.open("td", "class", "plot");
        strip.write(html);
        html.close();
        return this;
    }

    void end() {
        html.closeTo(outside);
        html.line();
    }
}
