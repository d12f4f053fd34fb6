package org.multispa.benchmarks.room;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.StaticScene;

/// A scan of a [BoxRoom] in memory: the camera walks round the room and looks about, as a person with a scanner does.
///
/// @param scene the scene; its depth images are computed when they are asked for
/// @param depthNanos time spent in computing depth images so far, summed over all threads
public record RoomScan(StaticScene scene, LongAdder depthNanos) {
    /// The colour camera of the ScanNet scanner, 1296x968 pixels.
    public static final Intrinsics CAMERA = new Intrinsics(1170, 1170, 647, 484, 1296, 968);

    private static final int PIECES = 24;
    private static final int FRAMES_PER_ROUND = 400;
    private static final double LOOKS_PER_ROUND = 5;

    /// @param depthWidth width of the depth images, pixels; the smaller, the cheaper
    public static RoomScan of(String name, int frames, int points, int depthWidth, long seed) {
        BoxRoom room = BoxRoom.furnished(seed, PIECES);
        SurfacePoints surfaces = SurfacePoints.of(room, points, seed);
        LongAdder nanos = new LongAdder();
        int depthHeight = depthWidth * 3 / 4;
        byte[] picture = Jpeg.encode(Photo.of(room, pose(0), CAMERA, seed), 85);
        List<Frame> taken = new ArrayList<>();
        for (int number = 0; number < frames; number++) {
            Pose pose = pose(number);
            taken.add(new Frame(number, pose, CAMERA, new Pixels(room, pose, depthWidth, depthHeight, picture, nanos)));
        }
        SceneId id = new SceneId(name, name);
        return new RoomScan(new StaticScene(id, surfaces.cloud(), taken, surfaces.objects(), List.of()), nanos);
    }

    /// Where the camera is at frame `number`: on a loop at eye level, turning faster than it walks.
    static Pose pose(int number) {
        double round = 2 * Math.PI * number / FRAMES_PER_ROUND;
        double loop = 1 + 0.13 * Math.sin(0.37 * round);
        Vec3 eye = new Vec3(
                3.5 + 2.2 * loop * Math.cos(round),
                2.5 + 1.4 * loop * Math.sin(round),
                1.55 + 0.2 * Math.sin(3.1 * round));
        double heading = LOOKS_PER_ROUND * round;
        double pitch = Math.toRadians(-18 + 15 * Math.sin(2.3 * round));
        Vec3 forward =
                new Vec3(Math.cos(heading) * Math.cos(pitch), Math.sin(heading) * Math.cos(pitch), Math.sin(pitch));
        return Pose.lookingAt(eye, eye.plus(forward), new Vec3(0, 0, 1));
    }

    /// All frames show one and the same picture: what is measured looks at depth, and copies pictures as they are.
    private record Pixels(BoxRoom room, Pose pose, int depthWidth, int depthHeight, byte[] picture, LongAdder nanos)
            implements FramePixels {
        @Override
        public DepthMap depth() {
            long start = System.nanoTime();
            DepthMap depth = room.depth(pose, CAMERA, depthWidth, depthHeight);
            nanos.add(System.nanoTime() - start);
            return depth;
        }

        @Override
        public byte[] encodedColor() {
            return picture.clone();
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
