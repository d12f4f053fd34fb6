package org.multispa.engine;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;

/// A scene for tests in which every point has a pixel of its own in every frame, so that what a frame sees can be
/// chosen: the depth image holds something at the pixels of the points that are to be seen and 0 elsewhere. All
/// cameras stand at the origin and look along the world's z axis at points a metre away.
public final class StripScene {
    private final int points;
    private final PointCloud cloud;
    private final byte[] color;
    private final List<Frame> frames = new ArrayList<>();
    private final List<SceneObject> objects = new ArrayList<>();

    /// A strip of `points` points along x, one millimetre apart.
    public StripScene(int points) {
        this.points = points;
        float[] x = new float[points];
        float[] y = new float[points];
        float[] z = new float[points];
        for (int i = 0; i < points; i++) {
            x[i] = (i + 0.2f) / 1000;
            z[i] = 1;
        }
        cloud = PointCloud.of(x, y, z);
        color = picture(points);
    }

    /// Adds a frame that sees the points of the strip for which a position is given.
    public StripScene frame(int number, int... seen) {
        return frame(number, Pose.IDENTITY, seen);
    }

    /// The same with the camera elsewhere. What such a frame sees is no longer the given points: for tests that do not
    /// look at visibility.
    public StripScene frame(int number, Pose pose, int... seen) {
        char[] raw = new char[points];
        for (int point : seen) {
            raw[point] = 5000;
        }
        Intrinsics camera = new Intrinsics(1000, 1000, 0, 0, points, 1);
        frames.add(new Frame(number, pose, camera, new Depth(raw, color)));
        return this;
    }

    /// Adds a frame whose depth image cannot be read.
    public StripScene brokenFrame(int number) {
        frames.add(new Frame(number, Pose.IDENTITY, new Intrinsics(1, 1, 0, 0, 1, 1), new Broken()));
        return this;
    }

    /// Adds an object made of the strip's points from `first` to `last`, both inclusive.
    public StripScene object(int id, String label, int first, int last) {
        int[] places = cloud.placesBySource();
        int[] own = new int[last - first + 1];
        for (int i = first; i <= last; i++) {
            own[i - first] = places[i];
        }
        Arrays.sort(own);
        objects.add(SceneObject.of(id, label, own, cloud));
        return this;
    }

    public StaticScene scene() {
        return new StaticScene(new SceneId("strip", "strip"), cloud, frames, objects, List.<SetAside>of());
    }

    /// A camera at a place, with heading and elevation in degrees.
    public static Pose camera(Vec3 eye, double yawDegrees, double pitchDegrees) {
        double yaw = Math.toRadians(yawDegrees);
        double pitch = Math.toRadians(pitchDegrees);
        Vec3 forward = new Vec3(Math.cos(pitch) * Math.cos(yaw), Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch));
        return Pose.lookingAt(eye, eye.plus(forward), new Vec3(0, 0, 1));
    }

    private static byte[] picture(int width) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_BYTE_GRAY), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Depth(char[] raw, byte[] encodedColor) implements FramePixels {
        @Override
        public DepthMap depth() {
            return new DepthMap(raw, raw.length, 1, 1000, 0);
        }

        @Override
        public String colorExtension() {
            return "png";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }

    private record Broken() implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("broken.png: expected a PNG, found 3 bytes");
        }

        @Override
        public byte[] encodedColor() throws IOException {
            throw new IOException("broken.png: expected a PNG, found 3 bytes");
        }

        @Override
        public String colorExtension() {
            return "png";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }
}
