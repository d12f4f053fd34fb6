package org.multispa.engine.verify.raw;

import java.util.Map;
import org.multispa.dataset.DatasetException;

/// The thresholds under which a data set was made, as its manifest states them. Lengths are metres, angles degrees,
/// shares fractions of one.
///
/// @param name `paper`, `strict` or a name of the user's own
/// @param agreeing whether depth must agree on both sides; else a point is seen where `0 < z < D`
/// @param agreeMetres with `agreeing`: largest difference of depths
/// @param agreeShare the same as a share of the depth, whichever is larger
/// @param border with `agreeing`: share of width and height along the border where nothing counts as seen
/// @param roundsDown whether the number of points that an object needs is rounded down, as in the published data
/// @param balanced whether directions and the sides of a comparison have bins of their own
/// @param sequences whether questions may be asked over more frames than they need
/// @param moving thresholds of questions about moving points
public record Rules(
        String name,
        boolean agreeing,
        double agreeMetres,
        double agreeShare,
        double border,
        double minOverlap,
        double maxOverlap,
        double deadMetres,
        double deadShare,
        double deadDegrees,
        double minMetres,
        double minDegrees,
        double steepest,
        double minDepthGap,
        double minSeparation,
        double coverTolerance,
        double minObjectShare,
        boolean roundsDown,
        boolean uniqueLabels,
        double maxObjectOverlap,
        boolean balanced,
        double nearRadius,
        int objectFrames,
        boolean sequences,
        MovingRules moving) {
    /// Most frames of a question over a sequence.
    public static final int MOST_FRAMES = 8;

    /// The rules in a manifest's configuration.
    ///
    /// @throws DatasetException if one is missing or of the wrong kind, naming it
    public static Rules of(Map<String, Object> configuration) throws DatasetException {
        Settings profile = Settings.of(configuration).group("profile");
        Settings asking = Settings.of(configuration).group("asking");
        boolean agreeing = profile.has("depth_agreement_metres");
        return new Rules(
                profile.text("name"),
                agreeing,
                agreeing ? profile.number("depth_agreement_metres") : 0,
                agreeing ? profile.number("depth_agreement_share") : 0,
                agreeing ? profile.number("border_share") : 0,
                profile.number("min_overlap_percent"),
                profile.number("max_overlap_percent"),
                profile.number("dead_zone_metres"),
                profile.number("dead_zone_share"),
                profile.number("dead_zone_degrees"),
                profile.number("min_scalar_metres"),
                profile.number("min_scalar_degrees"),
                profile.number("steepest_pitch_degrees"),
                profile.number("min_depth_gap"),
                profile.number("min_separation"),
                profile.number("object_cover_tolerance"),
                profile.number("min_object_share"),
                profile.truth("published_object_search"),
                profile.truth("unique_labels"),
                profile.number("max_object_overlap_percent"),
                profile.truth("balance_answers"),
                asking.number("near_radius"),
                (int) asking.number("object_frames"),
                asking.number("sequences") > 0,
                MovingRules.of(profile.group("motion")));
    }

    /// Largest difference between a point's depth and the measured one, metres; only where `agreeing`.
    public double tolerance(double z) {
        return Math.max(agreeMetres, agreeShare * z);
    }
}
