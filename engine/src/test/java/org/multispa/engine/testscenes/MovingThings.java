package org.multispa.engine.testscenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.Tracks;

/// A made-up video whose every position is known: things made of points, each thing with a pose in every frame.
///
/// @param things for each frame the pose of each thing
/// @param thingOf which thing each point belongs to
/// @param places where each point sits on its thing
/// @param cameras pose of each frame's camera
/// @param visible what the recording says of each frame and point
public record MovingThings(Pose[][] things, int[] thingOf, Vec3[] places, Pose[] cameras, boolean[][] visible) {
    /// Number of frame `t` in the scene.
    public static int number(int t) {
        return 3 * t + 1;
    }

    private static final Intrinsics CAMERA = new Intrinsics(260, 250, 161, 119, 320, 240);
    private static final int BACKGROUND = 40;
    private static final int OF_A_THING = 20;

    /// Points of the last thing: as many as are one too few for a body.
    public static final int OF_THE_SMALL_THING = 5;

    /// A resting background, a thing that slides, a thing that turns and shifts, a thing that rests for half the time
    /// and a small thing; a camera that walks or rests.
    public static MovingThings of(long seed, int frames, boolean cameraMoves) {
        Random random = new Random(seed);
        int[] sizes = {BACKGROUND, OF_A_THING, OF_A_THING, OF_A_THING, OF_THE_SMALL_THING};
        int points = BACKGROUND + 3 * OF_A_THING + OF_THE_SMALL_THING;
        int[] thingOf = new int[points];
        Vec3[] places = new Vec3[points];
        int next = 0;
        for (int thing = 0; thing < sizes.length; thing++) {
            double size = thing == 0 ? 2 : 0.3;
            for (int i = 0; i < sizes[thing]; i++) {
                thingOf[next] = thing;
                places[next++] = new Vec3(around(random, size), around(random, size), around(random, size));
            }
        }
        Pose[][] things = new Pose[frames][];
        Pose[] cameras = new Pose[frames];
        for (int t = 0; t < frames; t++) {
            double s = t * 0.08 + 0.011 * Math.sin(1.3 * t);
            int late = Math.max(0, t - frames / 2);
            things[t] = new Pose[] {
                Pose.IDENTITY,
                shifted(0, 0.1 + s, 0.4),
                turned(2.5 * s, -0.5 - 0.5 * s, 0.2, 0.3 + 0.2 * s),
                turned(0.3, 0.6, -0.9 + 0.07 * late + 0.009 * Math.sin(late), 0.2),
                shifted(-0.9, -0.8 + 0.7 * s, 0.6 + 0.3 * s)
            };
            double walked = cameraMoves ? 0.04 * t : 0;
            cameras[t] = Pose.lookingAt(
                    new Vec3(3.4 - 0.6 * walked, -0.8 + walked, 1.1 + 0.3 * walked),
                    new Vec3(0, 0.1 * walked, 0.3),
                    new Vec3(0, 0, 1));
        }
        boolean[][] visible = new boolean[frames][points];
        MovingThings all = new MovingThings(things, thingOf, places, cameras, visible);
        for (int t = 0; t < frames; t++) {
            for (int point = 0; point < points; point++) {
                Vec3 seen = all.camera(t, point);
                visible[t][point] =
                        seen.z() > 0 && CAMERA.contains(CAMERA.u(seen), CAMERA.v(seen)) && random.nextInt(8) > 0;
            }
        }
        return all;
    }

    private static double around(Random random, double size) {
        return size * (random.nextDouble() - 0.5);
    }

    private static Pose shifted(double x, double y, double z) {
        return Pose.ofQuaternion(0, 0, 0, 1, new Vec3(x, y, z));
    }

    private static Pose turned(double angle, double x, double y, double z) {
        double half = angle / 2;
        return Pose.ofQuaternion(
                0.3 * Math.sin(half), 0.1 * Math.sin(half), Math.sin(half), Math.cos(half), new Vec3(x, y, z));
    }

    public int points() {
        return places.length;
    }

    public int frames() {
        return cameras.length;
    }

    public Vec3 world(int t, int point) {
        return things[t][thingOf[point]].transform(places[point]);
    }

    /// Position in the coordinates of the frame's camera.
    public Vec3 camera(int t, int point) {
        return cameras[t].inverse().transform(world(t, point));
    }

    /// The video with its tracks, in a world that is moved by `motion`.
    public DynamicScene scene(String name, TrackSubset subset, Pose motion) {
        double[][][] xyz = new double[3][frames()][points()];
        long[][] seen = new long[frames()][];
        List<Frame> shown = new ArrayList<>();
        for (int t = 0; t < frames(); t++) {
            seen[t] = PointSets.empty(points());
            for (int point = 0; point < points(); point++) {
                Vec3 at = camera(t, point);
                xyz[0][t][point] = at.x();
                xyz[1][t][point] = at.y();
                xyz[2][t][point] = at.z();
                if (visible[t][point]) {
                    PointSets.add(seen[t], point);
                }
            }
            shown.add(new Frame(number(t), motion.times(cameras[t]), CAMERA, new GreyPixels(t)));
        }
        return new DynamicScene(
                new SceneId(name, name), subset, shown, new Tracks(xyz[0], xyz[1], xyz[2], seen), List.of());
    }

    public DynamicScene scene(TrackSubset subset) {
        return scene("moving", subset, Pose.IDENTITY);
    }

    /// One shade of grey a frame.
    private record GreyPixels(int t) implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("a tracked video has no depth");
        }

        @Override
        public byte[] encodedColor() {
            byte[] rgb = new byte[CAMERA.width() * CAMERA.height() * 3];
            java.util.Arrays.fill(rgb, (byte) (100 + t % 100));
            return Jpeg.encode(new RgbImage(CAMERA.width(), CAMERA.height(), rgb), 90);
        }

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
