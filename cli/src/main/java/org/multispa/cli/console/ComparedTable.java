package org.multispa.cli.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.multispa.model.check.Compared;

/// Tensors held against expected ones, a line each.
public final class ComparedTable {
    private ComparedTable() {}

    /// Prints what was found in a folder.
    public static void print(Path folder, List<Compared> results, PrintWriter out) {
        int width = results.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        String line = "  %-" + Math.max(32, width) + "s %14s %10s";
        out.println(folder);
        out.println(String.format(Locale.ROOT, line, "tensor", "difference", "tolerance"));
        for (Compared one : results) {
            out.println(String.format(Locale.ROOT, line, one.name(), number(one.largest()), number(one.tolerance()))
                    + (one.agrees() ? "  ok" : "  DIFFERS"));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }
}
