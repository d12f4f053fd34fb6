package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.multispa.geometry.Pose;

/// Matrices and numbers as text, the way C and Python programs write them.
final class Numbers {
    private static final long MAX_BYTES = 1 << 20;
    private static final Pattern INFINITE = Pattern.compile("[+-]?(inf(inity)?|1\\.#inf.*)");
    private static final Pattern NAN = Pattern.compile("[+-]?(nan.*|1\\.#(ind|qnan|snan).*)");

    private Numbers() {}

    /// A small text file.
    static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(
                    file + ": expected a text of at most " + MAX_BYTES + " bytes, found " + Files.size(file));
        }
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /// A camera-to-world matrix; inf and NaN, which mark lost tracking, are kept.
    ///
    /// @throws NumberFormatException if the last row is not 0 0 0 1, as in a transposed matrix
    static Pose pose(double[] m) {
        Pose pose = Pose.ofRowMajor(m);
        double off = Math.abs(m[12]) + Math.abs(m[13]) + Math.abs(m[14]) + Math.abs(m[15] - 1);
        if (pose.isFinite() && !(off < 1e-3)) {
            throw new NumberFormatException("expected the last row of a camera-to-world matrix to be 0 0 0 1, found "
                    + m[12] + " " + m[13] + " " + m[14] + " " + m[15]);
        }
        return pose;
    }

    /// The 16 numbers in a text.
    ///
    /// @throws NumberFormatException if there are not 16, or if one is none
    static double[] matrix(String text) {
        double[] numbers = Arrays.stream(text.strip().split("\\s+"))
                .mapToDouble(Numbers::number)
                .toArray();
        if (numbers.length != 16) {
            throw new NumberFormatException("expected the 16 numbers of a 4x4 matrix, found " + numbers.length);
        }
        return numbers;
    }

    /// A number, infinity or NaN in any of the usual spellings.
    static double number(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (INFINITE.matcher(small).matches()) {
            return small.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (NAN.matcher(small).matches()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(small);
        } catch (NumberFormatException e) {
            String shown = word.substring(0, Math.min(word.length(), 40));
            throw new NumberFormatException("expected a number, found '" + shown + "'");
        }
    }
}
