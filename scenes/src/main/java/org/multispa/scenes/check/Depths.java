package org.multispa.scenes.check;

import org.multispa.geometry.Vec3;

/// How a predicted depth compares with the measured one.
enum Depths {
    AGREES,
    /// Before the measured surface.
    NEARER,
    /// Behind it, possibly hidden by it.
    FARTHER,
    /// Not in the picture, or nothing was measured there.
    OUTSIDE;

    /// Compares the depth of a point, given in the camera coordinates of `view`, with the measurement where it
    /// lands. Depths agree within 3 %, at least 3 cm, but never more than 6 %.
    static Depths compare(Vec3 point, CheckedView view) {
        double z = point.z();
        if (!(z > 0)) {
            return OUTSIDE;
        }
        double u = Math.rint(view.camera().u(point));
        double v = Math.rint(view.camera().v(point));
        if (!(u >= 0 && u < view.depth().width() && v >= 0 && v < view.depth().height())) {
            return OUTSIDE;
        }
        double measured = view.metres((int) u, (int) v);
        if (!(measured > 0)) {
            return OUTSIDE;
        }
        if (Math.abs(z - measured) <= Math.max(0.03 * z, Math.min(0.03, 0.06 * z))) {
            return AGREES;
        }
        return z < measured ? NEARER : FARTHER;
    }
}
