package org.multispa.geometry;

/// When a point that projects into a frame counts as seen, given its depth `z` and the measured depth `D` there.
public sealed interface VisibilityRule {
    /// The paper's rule: `0 < z < D`, anywhere in the image.
    VisibilityRule PAPER = new InFront();

    /// The strict default: depth agrees on both sides, away from the image border.
    VisibilityRule STRICT = new Agreeing(0.020, 0.015, 0.02);

    boolean accepts(double z, double measured);

    /// Width of the image border, as a share of width and height, in which nothing counts as seen.
    double border();

    /// `0 < z < D`: the point is not behind what was measured. Also true for points floating before a surface.
    record InFront() implements VisibilityRule {
        @Override
        public boolean accepts(double z, double measured) {
            return z < measured;
        }

        @Override
        public double border() {
            return 0;
        }
    }

    /// `|z − D| ≤ max(metres, share·z)`: the point lies on the measured surface.
    record Agreeing(double metres, double share, double border) implements VisibilityRule {
        public Agreeing {
            if (!(metres >= 0 && share >= 0 && border >= 0 && border < 0.5)) {
                throw new IllegalArgumentException("tolerances must not be negative and the border below 0.5, found "
                        + metres + ", " + share + ", " + border);
            }
        }

        @Override
        public boolean accepts(double z, double measured) {
            return measured > 0 && Math.abs(z - measured) <= Math.max(metres, share * z);
        }
    }
}
