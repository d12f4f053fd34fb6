package org.multispa.geometry;

/// Arithmetic of angles in degrees.
public final class Angles {
    private Angles() {}

    /// `degrees` brought into (−180, 180] by whole turns.
    public static double wrap(double degrees) {
        double wrapped = degrees - 360 * Math.floor(degrees / 360);
        return wrapped > 180 ? wrapped - 360 : wrapped;
    }
}
