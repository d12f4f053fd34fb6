package org.multispa.benchmarks.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.SceneObject;

/// Points scattered evenly over the surfaces of a room, a few millimetres off as in a scan.
///
/// @param cloud all points
/// @param objects the pieces of furniture, each with its points
public record SurfacePoints(PointCloud cloud, List<SceneObject> objects) {
    private static final double NOISE_METRES = 0.004;
    private static final String[] LABELS = {"table", "cabinet", "chair", "bed", "shelf", "desk", "box", "sofa"};

    /// One side of a box.
    private record Side(AxisBox box, int owner, int axis, boolean high) {
        double area() {
            Vec3 size = box.size();
            return axis == 0 ? size.y() * size.z() : axis == 1 ? size.x() * size.z() : size.x() * size.y();
        }
    }

    /// @param count points in all
    public static SurfacePoints of(BoxRoom room, int count, long seed) {
        List<Side> sides = sides(room);
        double[] upTo = new double[sides.size()];
        double area = 0;
        for (int i = 0; i < upTo.length; i++) {
            area += sides.get(i).area();
            upTo[i] = area;
        }
        double[][] axes = new double[3][count];
        int[] owners = new int[count];
        for (int i = 0; i < count; i++) {
            SeededHash random = SeededHash.of(seed).with("point").with(i);
            int at = Arrays.binarySearch(upTo, random.with("side").unit() * area);
            Side side = sides.get(Math.min(at < 0 ? -at - 1 : at, upTo.length - 1));
            owners[i] = side.owner();
            for (int axis = 0; axis < 3; axis++) {
                double low = BoxRoom.low(side.box(), axis);
                double high = BoxRoom.high(side.box(), axis);
                SeededHash draw = random.with(axis);
                axes[axis][i] = axis == side.axis()
                        ? (side.high() ? high : low) + draw.between(-NOISE_METRES, NOISE_METRES)
                        : draw.between(low, high);
            }
        }
        PointCloud cloud = PointCloud.of(axes[0], axes[1], axes[2]);
        return new SurfacePoints(cloud, objects(room, cloud, owners));
    }

    /// All sides that a camera in the room can see.
    private static List<Side> sides(BoxRoom room) {
        List<Side> sides = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            sides.add(new Side(room.shell(), -1, axis, false));
            sides.add(new Side(room.shell(), -1, axis, true));
        }
        for (int piece = 0; piece < room.furniture().size(); piece++) {
            AxisBox box = room.furniture().get(piece);
            for (int axis = 0; axis < 3; axis++) {
                sides.add(new Side(box, piece, axis, true));
                if (axis < 2) {
                    sides.add(new Side(box, piece, axis, false));
                }
            }
        }
        return sides;
    }

    private static List<SceneObject> objects(BoxRoom room, PointCloud cloud, int[] owners) {
        List<List<Integer>> points = new ArrayList<>();
        room.furniture().forEach(_ -> points.add(new ArrayList<>()));
        for (int i = 0; i < cloud.size(); i++) {
            int owner = owners[cloud.sourceIndex(i)];
            if (owner >= 0) {
                points.get(owner).add(i);
            }
        }
        List<SceneObject> objects = new ArrayList<>();
        for (int piece = 0; piece < points.size(); piece++) {
            int[] own = points.get(piece).stream().mapToInt(Integer::intValue).toArray();
            if (own.length > 0) {
                objects.add(SceneObject.of(piece, LABELS[piece % LABELS.length], own, cloud));
            }
        }
        return objects;
    }
}
