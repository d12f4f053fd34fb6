package org.multispa.engine.profile;

import java.util.Optional;
import org.multispa.geometry.bodies.BodyRule;

/// Rules of questions about moving points. Lengths are metres, shares fractions of one.
///
/// @param bodies when tracked points belong to one rigid body
/// @param minBodyPoints fewest points of a body that is asked about
/// @param stillMetres a point (or camera) displaced by less did not move
/// @param clarity what keeps out points whose displacement cannot be told from the images; empty: nothing
public record MotionRules(BodyRule bodies, int minBodyPoints, double stillMetres, Optional<Clarity> clarity) {
    /// The published rules: bodies of more than 5 points, still under 1 cm.
    public static final MotionRules PAPER = new MotionRules(BodyRule.PUBLISHED, 6, 0.01, Optional.empty());

    /// The published rules with gates against points that are ambiguous or do not move with their body.
    public static final MotionRules STRICT =
            new MotionRules(BodyRule.PUBLISHED, 6, 0.01, Optional.of(new Clarity(0.02, 0.1, 0.01, 0.2)));

    /// Which points are clear.
    ///
    /// @param slipMetres between the two frames the point's distances to its body change by at most this, or by
    /// @param slipShare this share of its displacement, whichever is larger
    /// @param neighbourShare radius around the point in the first image, as a share of the image width, in
    ///     which no other tracked point may be seen that was displaced otherwise
    /// @param sameShare two displacements are the same if they differ by at most this share of the point's own
    public record Clarity(double slipMetres, double slipShare, double neighbourShare, double sameShare) {
        public Clarity {
            if (!(slipMetres >= 0 && slipShare >= 0 && neighbourShare >= 0 && sameShare >= 0)) {
                throw new IllegalArgumentException("lengths and shares must be at least 0, found " + slipMetres + ", "
                        + slipShare + ", " + neighbourShare + ", " + sameShare);
            }
        }
    }

    public MotionRules {
        if (minBodyPoints < 1 || !(stillMetres >= 0)) {
            throw new IllegalArgumentException("a body has at least one point and lengths are at least 0, found "
                    + minBodyPoints + ", " + stillMetres);
        }
    }
}
