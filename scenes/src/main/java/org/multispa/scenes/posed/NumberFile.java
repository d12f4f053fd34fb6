package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Numbers in text, parted by blanks, commas or line ends.
public final class NumberFile {
    private static final long MAX_BYTES = 1 << 16;

    private NumberFile() {}

    /// The numbers of a small text file such as a matrix.
    ///
    /// @throws IOException naming the file, if it is missing, longer than 64 KiB, or a part of it is no number
    public static double[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("missing file " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes, expected a few numbers");
        }
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// The same, and exactly `count` of them.
    public static double[] read(Path file, int count) throws IOException {
        double[] values = read(file);
        if (values.length != count) {
            throw new IOException(file + ": expected " + count + " numbers, found " + values.length);
        }
        return values;
    }

    /// The numbers in a text. `nan`, `inf` and the forms some C libraries write for them (`-1.#IND`, `1.#QNAN`)
    /// count as NaN or infinity.
    ///
    /// @throws IOException if a part is no number
    public static double[] parse(String text) throws IOException {
        String stripped = text.replace(',', ' ').strip();
        if (stripped.isEmpty()) {
            return new double[0];
        }
        String[] parts = stripped.split("\\s+");
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = number(parts[i]);
        }
        return values;
    }

    private static double number(String text) throws IOException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("nan") || lower.contains("#")) {
            return Double.NaN;
        }
        if (lower.contains("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException("expected a number, found '" + shortened(text) + "'", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
