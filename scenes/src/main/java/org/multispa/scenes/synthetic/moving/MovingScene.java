package org.multispa.scenes.synthetic.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.images.RgbImage;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.Tracks;
import org.multispa.scenes.synthetic.Workshop;
import org.multispa.scenes.synthetic.render.Renderer;

/// One clip of an action in a synthetic room, with its exact truth: which body each point lies on, where
/// it is at any time, what a ray through a pixel meets.
///
/// World: the room's, metres, right-handed, z up, the floor at z = 0. Everything follows from the seed and the
/// [Filming]. Safe for any number of threads.
public final class MovingScene {
    private final SceneId id;
    private final TrackSubset subset;
    private final Action action;
    private final Intrinsics lens;
    private final List<Pose> cameras;
    private final List<Follower.Point> points;

    private MovingScene(
            SceneId id,
            TrackSubset subset,
            Action action,
            Intrinsics lens,
            List<Pose> cameras,
            int tracks,
            SeededHash hash) {
        this.id = id;
        this.subset = subset;
        this.action = action;
        this.lens = lens;
        this.cameras = cameras;
        points = new Follower(action, cameras, lens, hash.with("points")).points(tracks);
    }

    /// The clip of a camera that is carried about, as in ADT.
    public static MovingScene walking(long seed, Filming filming) {
        String name = "synthwalk-" + Long.toUnsignedString(seed);
        return walking(new SceneId(name, name), seed, filming);
    }

    static MovingScene walking(SceneId id, long seed, Filming filming) {
        SeededHash hash = SeededHash.of(seed).with("walking");
        Action action = Action.of(seed, filming.frames());
        Filming.Size size = filming.size().orElse(new Filming.Size(512, 512));
        Intrinsics lens = lens(size, hash.with("lens").between(0.54, 0.6));
        Stage stage = new Stage(action, filming.frames(), hash.with("stage"));
        List<Pose> cameras = new CameraMan(stage, lens, hash.with("camera")).walking();
        return new MovingScene(id, TrackSubset.ADT, action, lens, cameras, filming.tracks(), hash);
    }

    /// The clips of resting cameras around one action, as in Panoptic Studio.
    public static List<MovingScene> watched(long seed, Filming filming) {
        return watched("synthdome-" + Long.toUnsignedString(seed), seed, filming);
    }

    static List<MovingScene> watched(String family, long seed, Filming filming) {
        SeededHash hash = SeededHash.of(seed).with("watched");
        Action action = Action.of(seed, filming.frames());
        Filming.Size size = filming.size().orElse(new Filming.Size(640, 360));
        Intrinsics lens = lens(size, hash.with("lens").between(0.62, 0.72));
        Stage stage = new Stage(action, filming.frames(), hash.with("stage"));
        List<Pose> poses = new CameraMan(stage, lens, hash.with("camera")).resting(filming.cameras());
        List<MovingScene> clips = new ArrayList<>();
        for (int c = 0; c < poses.size(); c++) {
            SceneId id = new SceneId(family + String.format(Locale.ROOT, "_%02d", c), family);
            clips.add(new MovingScene(
                    id,
                    TrackSubset.PSTUDIO,
                    action,
                    lens,
                    Collections.nCopies(filming.frames(), poses.get(c)),
                    filming.tracks(),
                    hash.with(c)));
        }
        return clips;
    }

    /// @param focal focal length in widths of the image
    private static Intrinsics lens(Filming.Size size, double focal) {
        double f = focal * size.width();
        return new Intrinsics(f, f, (size.width() - 1) / 2.0, (size.height() - 1) / 2.0, size.width(), size.height());
    }

    public SceneId id() {
        return id;
    }

    public TrackSubset subset() {
        return subset;
    }

    /// Number of frames.
    public int frames() {
        return cameras.size();
    }

    /// Number of points that are followed; fewer than asked for only where next to nothing is seen twice.
    public int tracks() {
        return points.size();
    }

    /// The bodies, the first of which is all that rests.
    public List<Body> bodies() {
        return action.bodies();
    }

    public Intrinsics camera() {
        return lens;
    }

    /// Camera to the room's world for each frame.
    public List<Pose> cameras() {
        return cameras;
    }

    /// The body that a point lies on, a position in [#bodies].
    public int body(int track) {
        return points.get(track).body();
    }

    /// The frame in which a point was picked; it is visible there.
    public int queryFrame(int track) {
        return points.get(track).query();
    }

    /// The exact place of a point in the room's world at a frame.
    public Vec3 world(double frame, int track) {
        Follower.Point point = points.get(track);
        return action.bodies().get(point.body()).motion().at(frame).transform(point.built());
    }

    /// The exact place of a point in camera coordinates.
    public Vec3 inCamera(int frame, int track) {
        return cameras.get(frame).inverse().transform(world(frame, track));
    }

    /// Whether a point is seen: it is in the picture and nothing is in front of it.
    public boolean isVisible(int frame, int track) {
        return points.get(track).visible()[frame];
    }

    /// The exact depth along the optical axis (metres) of the first surface behind a pixel, by a ray and
    /// without the z-buffer; infinite if there is none.
    public double depthAt(int frame, double u, double v) {
        Pose camera = cameras.get(frame);
        return action.at(frame)
                .hit(camera.translation(), camera.rotate(lens.backProject(u, v, 1)))
                .distance();
    }

    /// Draws a frame.
    public RgbImage color(int frame) {
        return renderer().color(cameras.get(frame), action.at(frame));
    }

    /// Draws the depth of a frame at the size of the image, millimetres.
    public DepthMap depth(int frame) {
        char[] millimetres = renderer().depth(cameras.get(frame), action.at(frame));
        return new DepthMap(millimetres, lens.width(), lens.height(), 1000, 0);
    }

    Renderer renderer() {
        return new Renderer(action.scenery(), lens, lens.width(), lens.height());
    }

    Action action() {
        return action;
    }

    /// The clip as a reader of its files has it: places rounded to 32-bit numbers. Where the camera rests,
    /// its own coordinates are the world.
    public DynamicScene scene() {
        List<Frame> frames = new ArrayList<>();
        for (int f = 0; f < cameras.size(); f++) {
            Pose pose = subset == TrackSubset.PSTUDIO ? Pose.IDENTITY : cameras.get(f);
            frames.add(new Frame(f, pose, lens, new DrawnPixels(this, f)));
        }
        double[][][] xyz = new double[3][cameras.size()][points.size()];
        long[][] visible = new long[cameras.size()][];
        for (int f = 0; f < visible.length; f++) {
            visible[f] = PointSets.empty(points.size());
            for (int p = 0; p < points.size(); p++) {
                Vec3 at = inCamera(f, p);
                xyz[0][f][p] = (float) at.x();
                xyz[1][f][p] = (float) at.y();
                xyz[2][f][p] = (float) at.z();
                if (isVisible(f, p)) {
                    PointSets.add(visible[f], p);
                }
            }
        }
        return new DynamicScene(id, subset, frames, new Tracks(xyz[0], xyz[1], xyz[2], visible), List.of());
    }

    /// The images of a frame, drawn at each call.
    private record DrawnPixels(MovingScene scene, int frame) implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("frame " + frame + " of " + scene.id().name() + " has no depth image: it is a clip");
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
