package org.multispa.dataset.overlay;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.multispa.images.PixelGrid;

/// An image that small shapes are drawn on, antialiased. Only the part under the shapes is touched.
final class Canvas {
    private final PixelGrid image;

    Canvas(PixelGrid image) {
        this.image = image;
    }

    /// A shape and its colour as 0xRRGGBB.
    record Filled(Shape shape, int colour) {}

    /// Draws shapes over each other, the first at the bottom; the others must lie within the first.
    void fill(Filled... shapes) {
        Rectangle2D bounds = shapes[0].shape().getBounds2D();
        int left = Math.clamp((long) Math.floor(bounds.getMinX()) - 1, 0, image.width());
        int top = Math.clamp((long) Math.floor(bounds.getMinY()) - 1, 0, image.height());
        int right = Math.clamp((long) Math.ceil(bounds.getMaxX()) + 1, 0, image.width());
        int bottom = Math.clamp((long) Math.ceil(bounds.getMaxY()) + 1, 0, image.height());
        if (left >= right || top >= bottom) {
            return;
        }
        BufferedImage part = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) part.getRaster().getDataBuffer()).getData();
        image.read(left, top, part.getWidth(), pixels);
        Graphics2D graphics = part.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-left, -top);
        for (Filled filled : shapes) {
            graphics.setColor(new Color(filled.colour()));
            graphics.fill(filled.shape());
        }
        graphics.dispose();
        image.write(left, top, part.getWidth(), pixels);
    }
}
