package org.multispa.testing.rooms;

import java.util.ArrayList;
import java.util.List;
import org.multispa.testing.rooms.BoxRoom.SurfacePoint;

/// A scan of a room: a camera, its poses, and points of the surfaces. Frame `i` has the number `i · STRIDE`.
///
/// @param poses camera to world, 16 numbers each in row order; not copied
public record RoomScan(BoxRoom room, Lens lens, List<double[]> poses, List<SurfacePoint> points) {
    /// Frames are numbered in steps, as in scans of which every n-th frame was kept.
    public static final int STRIDE = 5;

    public RoomScan {
        poses = List.copyOf(poses);
        points = List.copyOf(points);
    }

    /// A walk through [BoxRoom#furnished] that looks all around, with a steep look at the floor at its end.
    ///
    /// @param frames number of frames
    /// @param seed changes where the camera stands and where the points lie
    public static RoomScan of(int frames, long seed) {
        BoxRoom room = BoxRoom.furnished();
        List<double[]> poses = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double at = i + 0.37 * (seed % 17);
            double[] eye = {2.5 + 0.75 * Math.cos(0.7 * at), 1.9 + 0.5 * Math.sin(0.9 * at), 1.45 + 0.2 * Math.sin(at)};
            double pitch = i >= 8 && i == frames - 1 ? -1.32 : -0.28 + 0.38 * Math.sin(1.9 * at);
            poses.add(Matrices.camera(eye, 0.47 * at, pitch));
        }
        return new RoomScan(room, Lens.SMALL, poses, room.points(0.08, seed));
    }

    /// Number of the frame at a position.
    public static int number(int position) {
        return STRIDE * position;
    }

    /// Exact depth behind colour pixel (u, v), metres.
    public double exactDepth(int position, double u, double v) {
        double[] pose = poses.get(position);
        return room.hit(eye(pose), ray(pose, u, v));
    }

    /// The depth image, millimetres, row by row.
    public char[] depth(int position) {
        char[] raw = new char[lens.depthWidth() * lens.depthHeight()];
        for (int y = 0; y < lens.depthHeight(); y++) {
            for (int x = 0; x < lens.depthWidth(); x++) {
                double metres = exactDepth(position, across(x), down(y));
                raw[y * lens.depthWidth() + x] = (char) Math.round(1000 * metres);
            }
        }
        return raw;
    }

    /// The colour image, 0xRRGGBB a pixel, row by row: each surface in a colour of its own, darker with distance.
    int[] colors(int position) {
        double[] pose = poses.get(position);
        int[] rgb = new int[lens.width() * lens.height()];
        for (int v = 0; v < lens.height(); v++) {
            for (int u = 0; u < lens.width(); u++) {
                double[] ray = ray(pose, u - u % 2, v - v % 2);
                int grey = (int) (230 / (1 + 0.2 * room.hit(eye(pose), ray)));
                int tint = 0x404040 * (room.surface(eye(pose), ray) % 3) & 0x3F1F7F;
                rgb[v * lens.width() + u] = (grey << 16 | grey << 8 | grey) ^ tint;
            }
        }
        return rgb;
    }

    private double across(int x) {
        return (double) x * lens.width() / lens.depthWidth();
    }

    private double down(int y) {
        return (double) y * lens.height() / lens.depthHeight();
    }

    private static double[] eye(double[] pose) {
        return new double[] {pose[3], pose[7], pose[11]};
    }

    private double[] ray(double[] pose, double u, double v) {
        double[] ahead = Matrices.apply(pose, lens.ray(u, v));
        double[] eye = eye(pose);
        return new double[] {ahead[0] - eye[0], ahead[1] - eye[1], ahead[2] - eye[2]};
    }
}
