package org.multispa.scenes.tum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multispa.scenes.posed.NumberFile;

/// A line of a list: a time stamp in seconds and what follows it.
record StampedLine(double stamp, String rest) {
    private static final long MAX_BYTES = 1L << 28;

    /// The lines of a list in the order of their stamps; `#` starts a comment line.
    ///
    /// @throws IOException naming the file and the line, if a line is no stamp and something else
    static List<StampedLine> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
        }
        List<StampedLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R")) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(parse(text, file + " line " + number));
            }
        }
        lines.sort(Comparator.comparingDouble(StampedLine::stamp));
        return lines;
    }

    private static StampedLine parse(String text, String where) throws IOException {
        String[] parts = text.split("[\\s,]+", 2);
        double[] stamp;
        try {
            stamp = NumberFile.parse(parts[0]);
        } catch (IOException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
        if (parts.length < 2 || stamp.length != 1 || !Double.isFinite(stamp[0])) {
            throw new IOException(where + ": expected a time stamp and a file or pose, found '" + text + "'");
        }
        return new StampedLine(stamp[0], parts[1].strip());
    }
}
