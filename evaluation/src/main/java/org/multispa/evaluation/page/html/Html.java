package org.multispa.evaluation.page.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Builds HTML and SVG. Names of elements and attributes come from the program and are checked; texts and values
/// may come from anywhere and are escaped. Not thread-safe.
public final class Html {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element that [#close()] ends.
    ///
    /// @param attributes names and values in turn
    public Html open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /// Ends the element that was begun last.
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /// Ends elements until only the outer ones that were open at `depth` remain.
    ///
    /// @param depth what [#depth()] was when it returned for them
    public Html closeTo(int depth) {
        while (open.size() > depth) {
            close();
        }
        return this;
    }

    /// Number of elements that are begun and not ended.
    public int depth() {
        return open.size();
    }

    /// An element with nothing in it, such as `img` or a shape of SVG.
    ///
    /// @param attributes names and values in turn
    public Html leaf(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /// An element with a text in it.
    ///
    /// @param attributes names and values in turn
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /// A text. Characters that cannot be seen or that turn the direction of writing are made visible.
    public Html text(String text) {
        VisibleText.appendEscaped(out, text);
        return this;
    }

    /// A line break of the source, for people who read it.
    public Html line() {
        out.append('\n');
        return this;
    }

    /// Style or script of our own, as it stands.
    Html resource(String tag, String content) {
        out.append('<').append(tag).append('>').append(content);
        out.append("</").append(tag).append('>');
        return this;
    }

    private void start(String tag, String... attributes) {
        require(tag);
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attributes are names and values in turn, found " + attributes.length);
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            require(attributes[i]);
            out.append(' ').append(attributes[i]).append("=\"");
            VisibleText.appendEscaped(out, attributes[i + 1]);
            out.append('"');
        }
    }

    private static void require(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an element or attribute: '" + name + "'");
        }
    }

    /// What was built.
    ///
    /// @throws IllegalStateException if an element is still open
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements that were not ended: " + open);
        }
        return out.toString();
    }
}
