package org.multispa.engine.profile;

import java.util.Optional;
import org.multispa.engine.objects.CoverSearch;
import org.multispa.engine.objects.SeenRule;
import org.multispa.geometry.VisibilityRule;

/// All rules and thresholds by which questions are made, shown whole in a data set's manifest.
///
/// `paper` reproduces the published rules. `strict`, the default, keeps out questions that cannot be answered or have
/// no stable truth. Lengths are metres, angles degrees, shares fractions of one; a threshold of 0 (90° for the
/// steepest pitch) never drops anything.
///
/// @param name `paper`, `strict`, or a name of the user's own
/// @param depthAgreement tolerances of the strict visibility rule; empty: a point counts as seen where `0 < z < D`
/// @param minOverlapPercent smallest overlap of a frame pair, inclusive
/// @param maxOverlapPercent largest overlap of a frame pair, exclusive
/// @param deadZoneMetres smallest movement along an axis whose direction is asked
/// @param deadZoneShare the same as a share of the whole distance
/// @param deadZoneDegrees smallest turn whose direction is asked
/// @param minScalarMetres smallest length asked as a number
/// @param minScalarDegrees smallest angle asked as a number
/// @param steepestPitchDegrees yaw is asked only where both cameras' |pitch| is at most this
/// @param minDepthGap smallest relative difference of two compared depths, as a share of the nearer
/// @param minSeparation smallest distance between two marked points, as a share of the image width
/// @param objectCoverTolerance share of an object's side that a covering set of frames may miss
/// @param minObjectShare share of an object's points that must be visible for the object to count as seen
/// @param publishedObjectSearch search covering sets as the published code does, with its lossy pruning
/// @param uniqueLabels ask about an object only where no other object of its label is seen
/// @param maxObjectOverlapPercent frames of an object's set overlap by less than this
/// @param balanceAnswers give each direction a bin of its own, and each side of a comparison: named first or second,
///     higher or lower in the image
/// @param motion rules of questions about moving points
public record Profile(
        String name,
        Optional<DepthAgreement> depthAgreement,
        double minOverlapPercent,
        double maxOverlapPercent,
        double deadZoneMetres,
        double deadZoneShare,
        double deadZoneDegrees,
        double minScalarMetres,
        double minScalarDegrees,
        double steepestPitchDegrees,
        double minDepthGap,
        double minSeparation,
        double objectCoverTolerance,
        double minObjectShare,
        boolean publishedObjectSearch,
        boolean uniqueLabels,
        double maxObjectOverlapPercent,
        boolean balanceAnswers,
        MotionRules motion) {

    /// How closely a point's depth must agree with the depth image: `|z − D| ≤ max(metres, share·z)`, and which
    /// share of the image's width and height counts as border.
    public record DepthAgreement(double metres, double share, double border) {}

    /// The published rules.
    public static final Profile PAPER = new Profile(
            "paper",
            Optional.empty(),
            6,
            35,
            0,
            0,
            0,
            0,
            0,
            90,
            0,
            0,
            0.1,
            0.05,
            true,
            false,
            100,
            false,
            MotionRules.PAPER);

    /// The published rules with gates against ambiguous questions: the default.
    public static final Profile STRICT = new Profile(
            "strict",
            Optional.of(new DepthAgreement(0.020, 0.015, 0.02)),
            6,
            35,
            0.050,
            0.10,
            5,
            0.050,
            5,
            70,
            0.10,
            0.05,
            0.1,
            0.05,
            false,
            true,
            80,
            true,
            MotionRules.STRICT);

    public Profile {
        if (!(minOverlapPercent >= 0 && minOverlapPercent < maxOverlapPercent && maxOverlapPercent <= 100)) {
            throw new IllegalArgumentException("overlap range must lie in 0..100 and not be empty, found "
                    + minOverlapPercent + ".." + maxOverlapPercent);
        }
    }

    /// The standard profile of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Profile named(String name) {
        return switch (name) {
            case "paper" -> PAPER;
            case "strict" -> STRICT;
            default -> throw new IllegalArgumentException("no profile '" + name + "', expected paper or strict");
        };
    }

    /// The visibility rule of this profile.
    public VisibilityRule visibilityRule() {
        return depthAgreement
                .<VisibilityRule>map(a -> new VisibilityRule.Agreeing(a.metres(), a.share(), a.border()))
                .orElse(VisibilityRule.PAPER);
    }

    /// Share of an image's width and height that counts as its border, where nothing is pointed at.
    public double borderShare() {
        return depthAgreement.map(DepthAgreement::border).orElse(0.0);
    }

    /// When an object counts as seen in a frame.
    public SeenRule seenRule() {
        return new SeenRule(minObjectShare, !publishedObjectSearch);
    }

    /// How covering sets of at most `maxFrames` frames are searched. By extent alone two frames always suffice,
    /// so sets of more are asked to leave no gap.
    public CoverSearch coverSearch(int maxFrames) {
        CoverSearch two = publishedObjectSearch ? CoverSearch.PAPER : CoverSearch.STRICT;
        CoverSearch search = maxFrames > 2 ? two.withMode(CoverSearch.Mode.GAPLESS) : two;
        return search.withTolerance(objectCoverTolerance).withMaxFrames(maxFrames);
    }
}
