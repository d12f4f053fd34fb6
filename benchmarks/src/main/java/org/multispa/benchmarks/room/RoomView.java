package org.multispa.benchmarks.room;

import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;

/// One frame of a room whose camera sees a wanted share of the room's points: 640x480 depth, 1296x968 colour.
///
/// @param points the room's points
/// @param pose camera to world: from a corner under the ceiling across the room
/// @param camera its focal length is chosen so that it sees the share
public record RoomView(PointCloud points, Pose pose, Intrinsics camera, DepthMap depth) {
    /// Accepts every point that nothing hides, whatever the grain of depth image and points.
    private static final VisibilityRule UNHIDDEN = new VisibilityRule.Agreeing(0.1, 0.05, 0);

    private static final int PIECES = 24;
    private static final int SEED = 1;

    /// @param points number of the room's points
    /// @param percent share of them that is within the image and not hidden, to within one percent
    public static RoomView seeing(int points, int percent) {
        BoxRoom room = BoxRoom.furnished(SEED, PIECES);
        PointCloud cloud = SurfacePoints.of(room, points, SEED).cloud();
        Pose pose = Pose.lookingAt(new Vec3(0.3, 0.3, 2.4), new Vec3(4, 2.9, 0.9), new Vec3(0, 0, 1));
        double wide = 100;
        double narrow = 5000;
        while (narrow - wide > 1) {
            double focal = Math.sqrt(wide * narrow);
            RoomView view = view(room, cloud, pose, focal);
            double seen = view.percentUnhidden();
            if (Math.abs(seen - percent) < 1) {
                return view;
            }
            if (seen > percent) {
                wide = focal;
            } else {
                narrow = focal;
            }
        }
        throw new IllegalArgumentException("no focal length shows " + percent + " % of the room's points");
    }

    private static RoomView view(BoxRoom room, PointCloud cloud, Pose pose, double focal) {
        Intrinsics camera = new Intrinsics(focal, focal, 647, 484, 1296, 968);
        return new RoomView(cloud, pose, camera, room.depth(pose, camera, 640, 480));
    }

    /// Share of the points that lie within the image with nothing before them.
    public double percentUnhidden() {
        long[] seen = new PlainVisibility().seen(points, pose, camera, depth, UNHIDDEN);
        return 100.0 * PointSets.count(seen) / points.size();
    }
}
