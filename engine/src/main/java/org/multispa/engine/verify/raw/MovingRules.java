package org.multispa.engine.verify.raw;

import org.multispa.dataset.DatasetException;

/// The thresholds of questions about moving points, as the manifest states them. Lengths are metres, shares fractions
/// of one.
///
/// @param bodyStill largest change of a distance from one frame to the next that counts as none
/// @param bodyChange largest average change of distances within a rigid body
/// @param mostTracks of more tracks, this many are divided into bodies
/// @param minBodyPoints fewest points of a body
/// @param still a point displaced by less did not move
/// @param clear whether the following four gates hold
/// @param slip largest change of a point's distances to its body between the two frames
/// @param slipShare the same as a share of its displacement, whichever is larger
/// @param neighbourShare radius around the point, as a share of the width, where nothing else may move otherwise
/// @param sameShare two displacements are the same up to this share of the point's own
public record MovingRules(
        double bodyStill,
        double bodyChange,
        int mostTracks,
        int minBodyPoints,
        double still,
        boolean clear,
        double slip,
        double slipShare,
        double neighbourShare,
        double sameShare) {

    static MovingRules of(Settings motion) throws DatasetException {
        boolean clear = motion.has("slip_metres");
        return new MovingRules(
                motion.number("body_still_metres"),
                motion.number("body_most_change_metres"),
                (int) motion.number("body_most_tracks"),
                (int) motion.number("min_body_points"),
                motion.number("still_metres"),
                clear,
                clear ? motion.number("slip_metres") : 0,
                clear ? motion.number("slip_share") : 0,
                clear ? motion.number("neighbour_share") : 0,
                clear ? motion.number("same_share") : 0);
    }
}
