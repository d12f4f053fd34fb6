package org.multispa.scenes.synthetic.moving;

/// When something is done: it sets off gently, and comes to rest gently.
///
/// @param from frame at which it begins
/// @param to frame at which it is done
public record Pace(double from, double to) {
    public Pace {
        if (!(from < to)) {
            throw new IllegalArgumentException("a movement ends after it began, found " + from + " to " + to);
        }
    }

    /// How much of it is done at a frame, 0 to 1.
    public double done(double frame) {
        double t = Math.clamp((frame - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
