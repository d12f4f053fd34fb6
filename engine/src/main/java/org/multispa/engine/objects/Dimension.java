package org.multispa.engine.objects;

import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Vec3;

/// A side of an object's axis-aligned box that can be asked about.
public enum Dimension {
    /// The box's vertical side, along z.
    HEIGHT("height"),
    /// The longer of the two horizontal sides; x where they are equal.
    LENGTH("length"),
    /// The shorter of the two horizontal sides; y where they are equal.
    WIDTH("width");

    private final String id;

    Dimension(String id) {
        this.id = id;
    }

    /// Name in tables and data, for example `height`.
    public String id() {
        return id;
    }

    /// The axis of the aligned world along which this side runs: 0 (x), 1 (y) or 2 (z).
    public int axis(AxisBox box) {
        boolean xIsLonger = box.size().x() >= box.size().y();
        return switch (this) {
            case HEIGHT -> 2;
            case LENGTH -> xIsLonger ? 0 : 1;
            case WIDTH -> xIsLonger ? 1 : 0;
        };
    }

    /// Length of this side, metres.
    public double metres(AxisBox box) {
        Vec3 size = box.size();
        return switch (this) {
            case HEIGHT -> size.z();
            case LENGTH -> Math.max(size.x(), size.y());
            case WIDTH -> Math.min(size.x(), size.y());
        };
    }
}
