package org.multispa.scenes.tapvid3d;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.npz.TinyZip;

/// A clip of points in a room, a few of them moving, seen by a camera that walks about; its arrays may be
/// replaced.
public final class TinyClip {
    public static final Intrinsics CAMERA = new Intrinsics(40, 41, 32, 24, 64, 48);

    /// Camera to world.
    public final List<Pose> poses;
    /// World positions, `[frame][point]`.
    public final Vec3[][] world;
    /// Positions in each frame's camera, rounded to single precision, `[frame][point][axis]`.
    public final double[][][] camera;

    public final boolean[][] visible;
    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    /// The last `moving` of the points go 5 cm a frame along x.
    public TinyClip(int frames, int points, int moving) {
        poses = BoxRoom.walk(frames);
        world = new Vec3[frames][points];
        camera = new double[frames][points][3];
        visible = new boolean[frames][points];
        Random random = new Random(points);
        for (int p = 0; p < points; p++) {
            Pose middle = poses.get(frames / 2);
            Vec3 start = middle.transform(CAMERA.backProject(
                    64 * random.nextDouble(), 48 * random.nextDouble(), 1 + 2 * random.nextDouble()));
            for (int t = 0; t < frames; t++) {
                world[t][p] = p < points - moving ? start : start.plus(new Vec3(0.05 * t, 0, 0));
                Vec3 seen = poses.get(t).inverse().transform(world[t][p]);
                camera[t][p] = new double[] {(float) seen.x(), (float) seen.y(), (float) seen.z()};
                visible[t][p] = seen.z() > 0.1 && CAMERA.contains(CAMERA.u(seen), CAMERA.v(seen));
            }
        }
        List<byte[]> images = new ArrayList<>();
        for (int t = 0; t < frames; t++) {
            images.add(BoxRoom.jpeg(64, 48));
        }
        images(images);
        tracks(camera);
        visibility(visible);
        doubles("fx_fy_cx_cy", "4,", 40, 41, 32, 24);
        extrinsics(poses.stream().map(Pose::inverse).toList());
    }

    public TinyClip images(List<byte[]> images) {
        int width = images.stream().mapToInt(image -> image.length).max().orElse(1);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        images.forEach(image -> data.writeBytes(Arrays.copyOf(image, width)));
        return put("images_jpeg_bytes", "|S" + width, images.size() + ",", data.toByteArray());
    }

    /// The same images as objects in a pickle.
    public TinyClip pickledImages(List<byte[]> images) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {(byte) 0x80, 3, ']', '('});
        for (byte[] image : images) {
            data.write('B');
            data.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(image.length)
                    .array());
            data.writeBytes(image);
        }
        data.writeBytes(new byte[] {'e', '.'});
        return put("images_jpeg_bytes", "|O", images.size() + ",", data.toByteArray());
    }

    public TinyClip tracks(double[][][] positions) {
        return put("tracks_XYZ", "<f4", positions.length + ", " + positions[0].length + ", 3", floats(positions));
    }

    public static byte[] floats(double[][][] positions) {
        ByteBuffer data =
                ByteBuffer.allocate(12 * positions.length * positions[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[][] frame : positions) {
            for (double[] point : frame) {
                Arrays.stream(point).forEach(value -> data.putFloat((float) value));
            }
        }
        return data.array();
    }

    public TinyClip visibility(boolean[][] seen) {
        return put("visibility", "|b1", seen.length + ", " + seen[0].length, bools(seen));
    }

    public static byte[] bools(boolean[][] seen) {
        ByteBuffer data = ByteBuffer.allocate(seen.length * seen[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (boolean[] frame : seen) {
            for (boolean one : frame) {
                data.put((byte) (one ? 1 : 0));
            }
        }
        return data.array();
    }

    public TinyClip extrinsics(List<Pose> worldToCamera) {
        return doubles(
                "extrinsics_w2c",
                worldToCamera.size() + ", 4, 4",
                worldToCamera.stream()
                        .flatMapToDouble(pose -> Arrays.stream(pose.toRowMajor()))
                        .toArray());
    }

    public TinyClip doubles(String name, String shape, double... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(data::putDouble);
        return put(name, "<f8", shape, data.array());
    }

    public TinyClip put(String name, String descr, String shape, byte[] data) {
        arrays.put(name, NpyBytes.file(1, NpyBytes.header(descr, false, shape), data));
        return this;
    }

    public TinyClip without(String name) {
        arrays.remove(name);
        return this;
    }

    public byte[] bytes(boolean deflate) {
        TinyZip zip = new TinyZip();
        arrays.forEach((name, array) -> zip.add(name + ".npy", array, deflate));
        return zip.bytes();
    }

    public Path write(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.write(file, bytes(false));
    }
}
