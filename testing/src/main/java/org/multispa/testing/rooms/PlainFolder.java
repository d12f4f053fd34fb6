package org.multispa.testing.rooms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multispa.testing.rooms.BoxRoom.SurfacePoint;

/// Writes scans in the plain format: `scene.json`, `points.ply`, `instances.json`, and `color` and `depth` images.
public final class PlainFolder {
    private PlainFolder() {}

    /// Writes a scan into `folder`, which is made; the scene gets the folder's name and `family`.
    public static void write(RoomScan scan, Path folder, String family) throws IOException {
        Files.createDirectories(folder.resolve("color"));
        Files.createDirectories(folder.resolve("depth"));
        for (int i = 0; i < scan.poses().size(); i++) {
            Files.write(folder.resolve(color(i)), Pictures.color(scan, i));
            Files.write(folder.resolve(depth(i)), Pictures.depth(scan, i));
        }
        Files.write(folder.resolve("points.ply"), ply(scan.points()));
        Files.writeString(folder.resolve("instances.json"), instances(scan));
        Files.writeString(folder.resolve("scene.json"), scene(scan, folder.getFileName() + "", family));
    }

    /// Name of the colour image of the frame at a position, below the scene's folder.
    public static String color(int position) {
        return String.format(Locale.ROOT, "color/%06d.jpg", RoomScan.number(position));
    }

    /// Name of the depth image of the frame at a position, below the scene's folder.
    public static String depth(int position) {
        return String.format(Locale.ROOT, "depth/%06d.png", RoomScan.number(position));
    }

    private static String scene(RoomScan scan, String name, String family) {
        Lens lens = scan.lens();
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < scan.poses().size(); i++) {
            frames.add("""
                    {"number": %d, "color": "%s", "depth": "%s", "pose": %s}""".formatted(
                            RoomScan.number(i),
                            color(i),
                            depth(i),
                            Arrays.toString(scan.poses().get(i))));
        }
        return """
                {
                  "format": "multispa-scene", "version": 1, "name": "%s", "family": "%s",
                  "units": "m", "pose": "camera-to-world", "camera_axes": "opencv", "up": [0, 0, 1],
                  "color": {"width": %d, "height": %d, "fx": %s, "fy": %s, "cx": %s, "cy": %s},
                  "depth": {"units_per_metre": 1000, "invalid": 0},
                  "points": "points.ply", "instances": "instances.json",
                  "frames": [
                    %s
                  ]
                }
                """.formatted(
                        name,
                        family,
                        lens.width(),
                        lens.height(),
                        lens.fx(),
                        lens.fy(),
                        lens.cx(),
                        lens.cy(),
                        String.join(",\n    ", frames));
    }

    private static String instances(RoomScan scan) {
        return scan.room().furniture().stream()
                .map(box -> """
                        {"id": %d, "label": "%s", "points": %s}""".formatted(box.id(), box.label(), pointsOf(scan, box.id())))
                .collect(Collectors.joining(",\n  ", "{\"objects\": [\n  ", "\n]}\n"));
    }

    private static List<Integer> pointsOf(RoomScan scan, int box) {
        return IntStream.range(0, scan.points().size())
                .filter(i -> scan.points().get(i).id() == box)
                .boxed()
                .toList();
    }

    private static byte[] ply(List<SurfacePoint> points) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("ply\nformat binary_little_endian 1.0\nelement vertex " + points.size()
                        + "\nproperty float x\nproperty float y\nproperty float z\nend_header\n")
                .getBytes(StandardCharsets.US_ASCII));
        ByteBuffer vertices = ByteBuffer.allocate(12 * points.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (SurfacePoint point : points) {
            vertices.putFloat(point.x()).putFloat(point.y()).putFloat(point.z());
        }
        out.writeBytes(vertices.array());
        return out.toByteArray();
    }
}
