package org.multispa.cli.console;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Counts, and lists of names that may be long, as people read them.
public final class Names {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private Names() {}

    /// How many there are of something: `1 image`, `1,234 images`.
    public static String count(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
    }

    /// The first `most` of them, and how many more there are: `a, b and 3 more`.
    public static String some(Collection<String> names, int most) {
        String shown = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
    }

    /// All of them, in indented lines that fit a terminal.
    public static String lines(List<String> names) {
        StringBuilder lines = new StringBuilder(INDENT);
        int column = INDENT.length();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i + 1 < names.size() ? "," : "");
            if (column > INDENT.length() && column + 1 + name.length() > WIDTH) {
                lines.append(System.lineSeparator()).append(INDENT);
                column = INDENT.length();
            } else if (column > INDENT.length()) {
                lines.append(' ');
                column++;
            }
            lines.append(name);
            column += name.length();
        }
        return lines.toString();
    }
}
