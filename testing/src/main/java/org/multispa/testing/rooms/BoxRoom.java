package org.multispa.testing.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A room that is a box with boxes in it, floor at z = 0.
///
/// @param walls inside of the room
/// @param furniture the boxes in it, with ids from 1 in their order
public record BoxRoom(Box walls, List<Box> furniture) {
    public BoxRoom {
        furniture = List.copyOf(furniture);
    }

    /// 5.2 x 4.3 x 2.6 m: some pieces larger than a picture, two of one label, one thinner than 5 cm, one whose label
    /// names no object.
    public static BoxRoom furnished() {
        return new BoxRoom(
                new Box(0, "room", 0, 0, 0, 5.2, 4.3, 2.6),
                List.of(
                        new Box(1, "desk", 3.4, 0.2, 0, 5.0, 0.95, 0.74),
                        new Box(2, "wardrobe", 0.01, 2.3, 0, 0.56, 4.1, 2.05),
                        new Box(3, "bed", 1.8, 2.6, 0, 3.95, 4.2, 0.47),
                        new Box(4, "cabinet", 4.5, 2.1, 0, 5.15, 3.4, 1.15),
                        new Box(5, "chair", 3.1, 1.2, 0, 3.52, 1.63, 0.83),
                        new Box(6, "chair", 0.9, 0.4, 0, 1.33, 0.79, 0.85),
                        new Box(7, "rug", 1.35, 0.85, 0, 3.05, 2.5, 0.03),
                        new Box(8, "object", 4.1, 3.8, 0, 4.4, 4.1, 0.3)));
    }

    /// How many times `ray` leads from `eye`, inside the room, to the first surface.
    public double hit(double[] eye, double[] ray) {
        double nearest = walls.span(eye, ray)[1];
        for (Box box : furniture) {
            double[] span = box.span(eye, ray);
            if (span[0] <= span[1] && span[0] > 0) {
                nearest = Math.min(nearest, span[0]);
            }
        }
        return nearest;
    }

    /// Position of the surface met first: 0 for the room itself, else the box's id.
    int surface(double[] eye, double[] ray) {
        double nearest = walls.span(eye, ray)[1];
        int id = 0;
        for (Box box : furniture) {
            double[] span = box.span(eye, ray);
            if (span[0] <= span[1] && span[0] > 0 && span[0] < nearest) {
                nearest = span[0];
                id = box.id();
            }
        }
        return id;
    }

    /// Points on all surfaces, about one in each square of `spacing` metres.
    public List<SurfacePoint> points(double spacing, long seed) {
        Random random = new Random(seed);
        List<SurfacePoint> points = new ArrayList<>();
        sample(walls, spacing, random, points);
        for (Box box : furniture) {
            sample(box, spacing, random, points);
        }
        return List.copyOf(points);
    }

    /// A point on the surface of the box `id`, or of the room's walls where that is 0. Each coordinate fits in
    /// a float.
    public record SurfacePoint(int id, float x, float y, float z) {}

    private static void sample(Box box, double spacing, Random random, List<SurfacePoint> points) {
        for (int axis = 0; axis < 3; axis++) {
            int a = (axis + 1) % 3;
            int b = (axis + 2) % 3;
            int steps = Math.max(1, (int) ((box.face(a, 1) - box.face(a, 0)) / spacing));
            int rows = Math.max(1, (int) ((box.face(b, 1) - box.face(b, 0)) / spacing));
            for (int end = 0; end < 2; end++) {
                for (int cell = 0; cell < steps * rows; cell++) {
                    double[] p = new double[3];
                    p[axis] = box.face(axis, end);
                    p[a] = within(box, a, (cell % steps + random.nextDouble()) / steps);
                    p[b] = within(box, b, (Math.floorDiv(cell, steps) + random.nextDouble()) / rows);
                    points.add(new SurfacePoint(box.id(), (float) p[0], (float) p[1], (float) p[2]));
                }
            }
        }
    }

    private static double within(Box box, int axis, double share) {
        return box.face(axis, 0) + share * (box.face(axis, 1) - box.face(axis, 0));
    }
}
