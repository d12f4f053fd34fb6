package org.multispa.dataset.overlay;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Outlines of the capital letters, shipped with the project: no font of the machine and no font renderer is
/// involved, so a letter has the same pixels everywhere.
final class Letters {
    /// Height of most capitals, font units.
    private static final double CAPITAL_HEIGHT = 1493;

    private static final Map<String, Path2D> OUTLINES = load();

    private Letters() {}

    /// The letter's outline, its middle at (x, y), its capitals `height` pixels tall; smaller where it would be
    /// wider than `maxWidth` or, having a tail, taller than `maxHeight`.
    static Shape centred(String letter, double x, double y, double height, double maxWidth, double maxHeight) {
        Path2D outline = OUTLINES.get(letter);
        if (outline == null) {
            throw new IllegalArgumentException("expected one of the letters A to Z, found '" + letter + "'");
        }
        Rectangle2D bounds = outline.getBounds2D();
        double scale = Math.min(
                height / CAPITAL_HEIGHT, Math.min(maxWidth / bounds.getWidth(), maxHeight / bounds.getHeight()));
        AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
        transform.scale(scale, scale);
        transform.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return transform.createTransformedShape(outline);
    }

    private static Map<String, Path2D> load() {
        Map<String, Path2D> outlines = new HashMap<>();
        try (InputStream in = Letters.class.getResourceAsStream("letters.txt")) {
            if (in == null) {
                throw new IllegalStateException("the file letters.txt is missing from this program");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : reader.lines().toList()) {
                Iterator<String> parts = List.of(line.split(" ")).iterator();
                outlines.put(parts.next(), outline(parts));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the file letters.txt of this program cannot be read", e);
        }
        return outlines;
    }

    private static Path2D outline(Iterator<String> parts) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        while (parts.hasNext()) {
            String command = parts.next();
            switch (command) {
                case "M" -> path.moveTo(number(parts), number(parts));
                case "L" -> path.lineTo(number(parts), number(parts));
                case "Q" -> path.quadTo(number(parts), number(parts), number(parts), number(parts));
                case "Z" -> path.closePath();
                default -> throw new IllegalStateException("letters.txt holds the unknown command " + command);
            }
        }
        return path;
    }

    private static double number(Iterator<String> parts) {
        return Double.parseDouble(parts.next());
    }
}
