package org.multispa.scenes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.images.gray16.Gray16;

/// A furnished room of 5 x 4 x 2.6 m, z up and floor at 0, rendered by casting a ray a pixel.
public final class BoxRoom {
    public static final Intrinsics COLOR = new Intrinsics(250, 252, 158, 122, 320, 240);
    public static final int DEPTH_WIDTH = 160;
    public static final int DEPTH_HEIGHT = 120;
    private static final AxisBox WALLS = new AxisBox(new Vec3(0, 0, 0), new Vec3(5, 4, 2.6));
    private static final List<AxisBox> FURNITURE = List.of(
            new AxisBox(new Vec3(3.2, 0.3, 0), new Vec3(4.8, 1.1, 0.75)),
            new AxisBox(new Vec3(0, 2.4, 0), new Vec3(0.5, 3.9, 1.9)),
            new AxisBox(new Vec3(2.0, 3.1, 0), new Vec3(3.4, 3.9, 0.45)),
            new AxisBox(new Vec3(4.3, 2.2, 0), new Vec3(5, 3.2, 1.2)));

    private static final byte[] PICTURE = jpeg(COLOR.width(), COLOR.height());

    private BoxRoom() {}

    /// Camera-to-world poses of a walk about the middle of the room that looks around.
    public static List<Pose> walk(int frames) {
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double a = 0.11 * i;
            Vec3 eye = new Vec3(2.3 + 0.8 * Math.cos(a), 1.9 + 0.6 * Math.sin(1.1 * a), 1.4 + 0.15 * Math.sin(2.3 * a));
            Vec3 ahead = new Vec3(Math.cos(a + 2.0), Math.sin(a + 2.0), -0.35 + 0.2 * Math.sin(1.7 * a));
            poses.add(Pose.lookingAt(eye, eye.plus(ahead), new Vec3(0.03, -0.02, 1)));
        }
        return poses;
    }

    /// Depth in millimetres with noise of 0.5 % and a few holes.
    public static Gray16 depth(Pose pose, Intrinsics camera, int width, int height, long seed) {
        Intrinsics k = camera.scaledTo(width, height);
        Random random = new Random(seed);
        char[] values = new char[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Vec3 ray = pose.rotate(k.backProject(x, y, 1));
                double z = hit(pose.translation(), ray) * (1 + 0.005 * random.nextGaussian());
                values[y * width + x] = random.nextInt(30) == 0 ? 0 : (char) Math.round(1000 * z);
            }
        }
        return new Gray16(width, height, values);
    }

    /// How many times `ray` leads from `eye` to the first surface.
    private static double hit(Vec3 eye, Vec3 ray) {
        double nearest = span(WALLS, eye, ray)[1];
        for (AxisBox box : FURNITURE) {
            double[] span = span(box, eye, ray);
            if (span[0] <= span[1] && span[0] > 0) {
                nearest = Math.min(nearest, span[0]);
            }
        }
        return nearest;
    }

    private static double[] span(AxisBox box, Vec3 o, Vec3 d) {
        double[][] axes = {
            {box.min().x(), box.max().x(), o.x(), d.x()},
            {box.min().y(), box.max().y(), o.y(), d.y()},
            {box.min().z(), box.max().z(), o.z(), d.z()}
        };
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        for (double[] a : axes) {
            double t0 = (a[0] - a[2]) / a[3];
            double t1 = (a[1] - a[2]) / a[3];
            enter = Math.max(enter, Math.min(t0, t1));
            leave = Math.min(leave, Math.max(t0, t1));
        }
        return new double[] {enter, leave};
    }

    /// Points on the room's floor and walls and on the furniture.
    public static PointCloud surfacePoints(int count, long seed) {
        Random random = new Random(seed);
        float[][] axes = new float[3][count];
        for (int i = 0; i < count; i++) {
            AxisBox box = i % 2 == 0 ? WALLS : FURNITURE.get(random.nextInt(FURNITURE.size()));
            double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            int axis = random.nextInt(3);
            p[axis] = Math.rint(p[axis]);
            axes[0][i] = (float) (box.min().x() + p[0] * box.size().x());
            axes[1][i] = (float) (box.min().y() + p[1] * box.size().y());
            axes[2][i] = (float) (box.min().z() + p[2] * box.size().z());
        }
        return PointCloud.of(axes[0], axes[1], axes[2]);
    }

    /// A frame that keeps its images in memory.
    public static Frame frame(int number, Pose pose, Intrinsics camera, DepthMap depth) {
        return new Frame(number, pose, camera, new InMemory(depth, PICTURE));
    }

    /// A grey picture.
    public static byte[] jpeg(int width, int height) {
        return Jpeg.encode(new RgbImage(width, height, new byte[3 * width * height]), 80);
    }

    private record InMemory(DepthMap depth, byte[] encodedColor) implements FramePixels {
        @Override
        public String colorExtension() {
            return "jpg";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }
}
