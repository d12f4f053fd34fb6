package org.multispa.dataset.overlay;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.multispa.dataset.Overlay;
import org.multispa.images.PixelGrid;

/// Draws overlays: a dot is a disc in the colour of a small palette that stands out best, within a white and a
/// black ring; a label is a black letter on a white plate with a black border. The same image and overlay give the
/// same pixels on every machine. Thread-safe.
final class OverlayPainter {
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;

    private OverlayPainter() {}

    /// Draws the overlay on `image`. A dot at (u, v) has its middle u pixels from the left edge and v from the top;
    /// what lies outside the image is cut off.
    static void paint(PixelGrid image, Overlay overlay) {
        Canvas canvas = new Canvas(image);
        List<Overlay.Dot> dots = overlay.dots();
        MarkSize size = MarkSize.of(image.width());
        LabelLayout layout = LabelLayout.of(image.width(), image.height(), dots);
        int colour = Palette.choose(image, dots, 2 * size.dot());
        for (Overlay.Dot dot : dots) {
            double ring = (size.dot() - size.disc()) / 2;
            canvas.fill(
                    new Canvas.Filled(circle(dot, size.dot()), BLACK),
                    new Canvas.Filled(circle(dot, size.disc() + ring), WHITE),
                    new Canvas.Filled(circle(dot, size.disc()), colour));
        }
        for (int i = 0; i < dots.size(); i++) {
            String label = dots.get(i).label();
            layout.plates().get(i).ifPresent(plate -> paint(canvas, plate, label));
        }
    }

    private static void paint(Canvas canvas, Plate plate, String label) {
        double border = plate.side() / 16;
        double inner = plate.side() - 4 * border;
        Shape letter =
                Letters.centred(label, plate.x() + plate.side() / 2, plate.y() + plate.side() / 2, inner, inner, inner);
        canvas.fill(
                new Canvas.Filled(square(plate, 0), BLACK),
                new Canvas.Filled(square(plate, border), WHITE),
                new Canvas.Filled(letter, BLACK));
    }

    private static Shape circle(Overlay.Dot dot, double radius) {
        return new Ellipse2D.Double(dot.u() - radius, dot.v() - radius, 2 * radius, 2 * radius);
    }

    private static Shape square(Plate plate, double inset) {
        double side = plate.side() - 2 * inset;
        double corner = plate.side() / 4;
        return new RoundRectangle2D.Double(plate.x() + inset, plate.y() + inset, side, side, corner, corner);
    }
}
