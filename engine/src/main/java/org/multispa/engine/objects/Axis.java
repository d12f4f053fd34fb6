package org.multispa.engine.objects;

import org.multispa.geometry.AxisBox;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.PointSets;

/// An object's points along one axis of the world, cut into equal strips from one face of its box to the other.
final class Axis {
    /// Strips of 2 % of the side each.
    static final int STRIPS = 50;

    private final double[] coordinates;
    private final double low;
    private final double stripsPerMetre;

    Axis(ObjectViews views, int axis) {
        int[] points = views.object().points();
        PointCloud cloud = views.cloud();
        coordinates = new double[points.length];
        for (int k = 0; k < points.length; k++) {
            coordinates[k] = cloud.coordinate(points[k], axis);
        }
        AxisBox box = views.object().box();
        double side = box.size().along(axis);
        low = box.min().along(axis);
        stripsPerMetre = side > 0 ? STRIPS / side : 0;
    }

    /// What the points of a packed set over the object's own points show.
    Glimpse glimpse(long[] seen) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long strips = 0;
        for (int k = 0; k < coordinates.length; k++) {
            if (PointSets.contains(seen, k)) {
                double at = coordinates[k];
                least = Math.min(least, at);
                most = Math.max(most, at);
                strips |= 1L << strip(at);
            }
        }
        return new Glimpse(least, most, strips);
    }

    /// Number of strips that hold any of the object's points.
    int occupiedStrips() {
        long strips = 0;
        for (double at : coordinates) {
            strips |= 1L << strip(at);
        }
        return Long.bitCount(strips);
    }

    private int strip(double at) {
        return Math.clamp((int) ((at - low) * stripsPerMetre), 0, STRIPS - 1);
    }
}
