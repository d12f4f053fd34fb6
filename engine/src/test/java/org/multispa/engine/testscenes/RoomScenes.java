package org.multispa.engine.testscenes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.Box;
import org.multispa.testing.rooms.Pictures;
import org.multispa.testing.rooms.RoomScan;

/// Scanned box rooms as scenes in memory.
public final class RoomScenes {
    private RoomScenes() {}

    /// The scan as it is.
    public static StaticScene of(String name, RoomScan scan) {
        return of(name, scan, Pose.IDENTITY);
    }

    /// The scan after its points and poses were moved together; the pictures stay the same.
    public static StaticScene of(String name, RoomScan scan, Pose motion) {
        int size = scan.points().size();
        double[] x = new double[size];
        double[] y = new double[size];
        double[] z = new double[size];
        for (int i = 0; i < size; i++) {
            var point = scan.points().get(i);
            Vec3 moved = motion.transform(new Vec3(point.x(), point.y(), point.z()));
            x[i] = moved.x();
            y[i] = moved.y();
            z[i] = moved.z();
        }
        PointCloud cloud = PointCloud.of(x, y, z);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < scan.poses().size(); i++) {
            Pose pose = motion.times(Pose.ofRowMajor(scan.poses().get(i)));
            frames.add(new Frame(RoomScan.number(i), pose, camera(scan), Kept.of(scan, i)));
        }
        return new StaticScene(new SceneId(name, name), cloud, frames, objects(scan, cloud), List.of());
    }

    private static Intrinsics camera(RoomScan scan) {
        var lens = scan.lens();
        return new Intrinsics(lens.fx(), lens.fy(), lens.cx(), lens.cy(), lens.width(), lens.height());
    }

    private static List<SceneObject> objects(RoomScan scan, PointCloud cloud) {
        int[] places = cloud.placesBySource();
        List<SceneObject> objects = new ArrayList<>();
        for (Box box : scan.room().furniture()) {
            int[] points = IntStream.range(0, places.length)
                    .filter(i -> scan.points().get(i).id() == box.id())
                    .map(i -> places[i])
                    .toArray();
            Arrays.sort(points);
            objects.add(SceneObject.of(box.id(), box.label(), points, cloud));
        }
        return objects;
    }

    /// The images of a frame, kept in memory.
    private record Kept(DepthMap depth, byte[] encodedColor) implements FramePixels {
        static Kept of(RoomScan scan, int position) {
            var lens = scan.lens();
            return new Kept(
                    new DepthMap(scan.depth(position), lens.depthWidth(), lens.depthHeight(), 1000, 0),
                    Pictures.color(scan, position));
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
