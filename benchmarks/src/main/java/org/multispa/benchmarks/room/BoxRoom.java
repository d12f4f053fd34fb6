package org.multispa.benchmarks.room;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;

/// A room, seen from the inside, with furniture that stands on its floor. Metres, z up, the floor at z = 0.
///
/// @param shell walls, floor and ceiling
/// @param furniture boxes within the shell; they may touch, as furniture does
public record BoxRoom(AxisBox shell, List<AxisBox> furniture) {
    /// Raw depth units in a metre.
    public static final int UNITS_PER_METRE = 1000;

    /// The height at which nothing stands in the way of a camera.
    static final double FREE_HEIGHT = 1.3;

    public BoxRoom {
        furniture = List.copyOf(furniture);
    }

    /// A room of 7 by 5 by 2.7 metres with `pieces` pieces of furniture, lower than [#FREE_HEIGHT].
    public static BoxRoom furnished(long seed, int pieces) {
        AxisBox shell = new AxisBox(Vec3.ZERO, new Vec3(7, 5, 2.7));
        List<AxisBox> furniture = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            SeededHash random = SeededHash.of(seed).with("furniture").with(piece);
            double width = random.with("width").between(0.3, 1.4);
            double depth = random.with("depth").between(0.3, 0.9);
            double height = random.with("height").between(0.3, FREE_HEIGHT - 0.1);
            double x = random.with("x").between(0, shell.max().x() - width);
            double y = random.with("y").between(0, shell.max().y() - depth);
            furniture.add(new AxisBox(new Vec3(x, y, 0), new Vec3(x + width, y + depth, height)));
        }
        return new BoxRoom(shell, furniture);
    }

    /// The depth image that a noiseless camera at `pose` takes, in millimetres.
    ///
    /// @param camera the colour camera; the depth image has the same view at another size
    public DepthMap depth(Pose pose, Intrinsics camera, int width, int height) {
        Intrinsics small = camera.scaledTo(width, height);
        Vec3 eye = pose.translation();
        char[] raw = new char[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Vec3 ray = pose.rotate(small.backProject(x, y, 1));
                raw[y * width + x] = (char) Math.min(Math.round(hit(eye, ray).depth() * UNITS_PER_METRE), 65_534);
            }
        }
        return new DepthMap(raw, width, height, UNITS_PER_METRE, 0);
    }

    /// What a ray meets first.
    ///
    /// @param depth how many times `ray` it is from `eye`
    /// @param piece position in [#furniture], −1 for the shell
    /// @param axis axis of the surface's normal: 0, 1 or 2
    record Hit(double depth, int piece, int axis) {}

    /// Follows a ray from a place within the shell and outside the furniture.
    Hit hit(Vec3 eye, Vec3 ray) {
        double[] from = {eye.x(), eye.y(), eye.z()};
        double[] along = {ray.x(), ray.y(), ray.z()};
        double nearest = Double.POSITIVE_INFINITY;
        int piece = -1;
        int normal = 0;
        for (int axis = 0; axis < 3; axis++) {
            double wall = along[axis] > 0 ? high(shell, axis) : low(shell, axis);
            double depth = (wall - from[axis]) / along[axis];
            if (along[axis] != 0 && depth < nearest) {
                nearest = depth;
                normal = axis;
            }
        }
        for (int i = 0; i < furniture.size(); i++) {
            AxisBox box = furniture.get(i);
            double enter = 0;
            double leave = nearest;
            int side = -1;
            for (int axis = 0; axis < 3 && enter < leave; axis++) {
                double a = (low(box, axis) - from[axis]) / along[axis];
                double b = (high(box, axis) - from[axis]) / along[axis];
                if (Math.min(a, b) > enter) {
                    enter = Math.min(a, b);
                    side = axis;
                }
                leave = Math.min(leave, Math.max(a, b));
            }
            if (side >= 0 && enter < leave) {
                nearest = enter;
                piece = i;
                normal = side;
            }
        }
        return new Hit(nearest, piece, normal);
    }

    static double low(AxisBox box, int axis) {
        return along(box.min(), axis);
    }

    static double high(AxisBox box, int axis) {
        return along(box.max(), axis);
    }

    private static double along(Vec3 v, int axis) {
        return axis == 0 ? v.x() : axis == 1 ? v.y() : v.z();
    }
}
