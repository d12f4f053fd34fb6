package org.multispa.scenes.synthetic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.images.RgbImage;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.CameraWalk;
import org.multispa.scenes.synthetic.plan.RoomMaker;
import org.multispa.scenes.synthetic.render.Renderer;
import org.multispa.scenes.synthetic.render.ScanMesh;
import org.multispa.scenes.synthetic.render.Scenery;

/// A furnished room and a camera's walk through it, in memory, with exact truth: poses, boxes, depth by rays.
///
/// Everything follows from the seed and the [Capture]. World: metres, right-handed, z up, the floor at z = 0. Images
/// are drawn when they are asked for. Safe for any number of threads.
public final class SyntheticScene {
    private final SceneId id;
    private final Room room;
    private final Capture capture;
    private final Scenery scenery;
    private final ScanMesh mesh;
    private final Intrinsics camera;
    private final List<Pose> poses;
    private final ConcurrentLinkedQueue<Renderer> renderers = new ConcurrentLinkedQueue<>();

    private SyntheticScene(SceneId id, long seed, Capture capture) {
        this.id = id;
        this.capture = capture;
        room = RoomMaker.make(seed);
        scenery = Scenery.of(room);
        mesh = ScanMesh.of(scenery);
        camera = camera(seed, capture);
        poses = CameraWalk.of(room, capture.walk(), capture.frames());
    }

    /// The room of a seed, recorded with 640x480 colour and exact 320x240 depth.
    public static SyntheticScene of(long seed, int frames) {
        return of(seed, Capture.ofFrames(frames));
    }

    public static SyntheticScene of(long seed, Capture capture) {
        String family = "synth-" + Long.toUnsignedString(seed);
        return of(new SceneId(family + "_" + capture.walk(), family), seed, capture);
    }

    static SyntheticScene of(SceneId id, long seed, Capture capture) {
        return new SyntheticScene(id, seed, capture);
    }

    private static Intrinsics camera(long seed, Capture capture) {
        double focal = capture.colorWidth() * SeededHash.of(seed).with("focal").between(0.88, 0.92);
        double cx = (capture.colorWidth() - 1) / 2.0;
        double cy = (capture.colorHeight() - 1) / 2.0;
        return new Intrinsics(focal, focal, cx, cy, capture.colorWidth(), capture.colorHeight());
    }

    public SceneId id() {
        return id;
    }

    /// What the room is made of; object `k` of the scene is its instance `k`.
    public Room room() {
        return room;
    }

    public Capture capture() {
        return capture;
    }

    /// The mesh a scanner would have left, in the aligned world.
    public ScanMesh mesh() {
        return mesh;
    }

    /// The colour camera.
    public Intrinsics camera() {
        return camera;
    }

    /// Camera to world, for each frame.
    public List<Pose> poses() {
        return poses;
    }

    /// The exact axis-aligned box of an object in the world.
    public AxisBox box(int object) {
        return room.instances().get(object).box();
    }

    /// The exact depth along the optical axis (metres) of the first surface behind pixel (u, v) of the colour image,
    /// found by a ray and without the z-buffer; infinite if there is none.
    public double depthAt(int frame, double u, double v) {
        Pose pose = poses.get(frame);
        return scenery.rays().distance(pose.translation(), pose.rotate(camera.backProject(u, v, 1)));
    }

    /// Draws the colour image of a frame.
    public RgbImage color(int frame) {
        Renderer renderer = borrow();
        try {
            return renderer.color(poses.get(frame));
        } finally {
            renderers.add(renderer);
        }
    }

    /// Draws the depth image of a frame, millimetres.
    public DepthMap depth(int frame) {
        return new DepthMap(rawDepth(frame), capture.depthWidth(), capture.depthHeight(), 1000, 0);
    }

    char[] rawDepth(int frame) {
        Renderer renderer = borrow();
        char[] exact;
        try {
            exact = renderer.depth(poses.get(frame));
        } finally {
            renderers.add(renderer);
        }
        if (!capture.noise()) {
            return exact;
        }
        SeededHash hash = SeededHash.of(room.seed())
                .with("depth-noise")
                .with(capture.walk())
                .with(frame);
        double focal = camera.fx() * capture.depthWidth() / capture.colorWidth();
        return DepthNoise.added(exact, capture.depthWidth(), capture.depthHeight(), focal, hash);
    }

    private Renderer borrow() {
        Renderer free = renderers.poll();
        return free != null ? free : new Renderer(scenery, camera, capture.depthWidth(), capture.depthHeight());
    }

    /// The scene as the engine takes it. Frames are numbered from 0.
    public StaticScene scene() {
        PointCloud points = PointCloud.of(mesh.x(), mesh.y(), mesh.z());
        List<Frame> frames = new ArrayList<>();
        for (int f = 0; f < poses.size(); f++) {
            frames.add(new Frame(f, poses.get(f), camera, new RenderedPixels(this, f)));
        }
        int[][] members = objectPoints(points.placesBySource());
        List<SceneObject> objects = new ArrayList<>();
        for (int k = 0; k < members.length; k++) {
            objects.add(SceneObject.of(k, room.instances().get(k).label(), members[k], points));
        }
        return new StaticScene(id, points, frames, objects, List.of());
    }

    /// For each instance the points of it, rising, numbered by `place` of the vertex.
    int[][] objectPoints(int[] place) {
        List<Instance> instances = room.instances();
        int[] count = new int[instances.size()];
        for (int instance : mesh.instance()) {
            count[instance]++;
        }
        int[][] members = new int[instances.size()][];
        for (int k = 0; k < members.length; k++) {
            members[k] = new int[count[k]];
        }
        int[] owner = new int[place.length];
        for (int i = 0; i < place.length; i++) {
            owner[place[i]] = mesh.instance()[i];
        }
        int[] next = new int[members.length];
        for (int p = 0; p < owner.length; p++) {
            members[owner[p]][next[owner[p]]++] = p;
        }
        return members;
    }

    /// The images of a frame, drawn at each call.
    private record RenderedPixels(SyntheticScene scene, int frame) implements FramePixels {
        @Override
        public DepthMap depth() {
            return scene.depth(frame);
        }

        @Override
        public byte[] encodedColor() {
            return Workshop.jpeg(scene.color(frame));
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
