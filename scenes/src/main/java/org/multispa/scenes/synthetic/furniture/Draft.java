package org.multispa.scenes.synthetic.furniture;

import org.multispa.geometry.SeededHash;
import org.multispa.scenes.synthetic.model.Assembly;

/// A piece about to be built: its size, what its choices are drawn from, the room's materials and the parts so far.
///
/// @param w width along x, metres
/// @param d depth along y; the front is at −d/2
/// @param h height
record Draft(double w, double d, double h, SeededHash hash, Palette palette, Assembly parts) {
    /// Half the width.
    double x() {
        return w / 2;
    }

    /// Half the depth.
    double y() {
        return d / 2;
    }

    /// A choice among `n`, by purpose.
    int pick(String purpose, int n) {
        return hash.with(purpose).below(n);
    }

    double between(String purpose, double low, double high) {
        return hash.with(purpose).between(low, high);
    }
}
