package org.multispa.scenes.posed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.fusion.Gravity;
import org.multispa.scenes.fusion.VoxelFusion;

/// A scan as its files give it, in its own world, metres.
///
/// @param camera the colour camera of all frames
/// @param points the scan's own point set; empty: the depth images are fused
/// @param axisAlignment the scan's own axis alignment
/// @param up the scan's own direction against gravity
public record RgbdScan(
        SceneId id,
        Intrinsics camera,
        DepthFormat depth,
        FrameSelection selection,
        Optional<ScanPoints> points,
        Optional<Pose> axisAlignment,
        Optional<Vec3> up) {

    /// Points of a scan, in the order of its files. The arrays are not copied.
    public record ScanPoints(float[] x, float[] y, float[] z) {}

    /// A scan with nothing but posed images.
    public static RgbdScan of(SceneId id, Intrinsics camera, DepthFormat depth, FrameSelection selection) {
        return new RgbdScan(id, camera, depth, selection, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The scan in the aligned world. Points come from the scan or from its depth images; see [Gravity] for what
    /// decides where up is.
    ///
    /// @throws SceneException if no frame is usable
    public StaticScene toScene(LoadOptions options) throws SceneException {
        List<SetAside> setAside = new ArrayList<>(selection.setAside());
        List<Frame> frames = new ArrayList<>();
        for (PosedImages images : selection.frames()) {
            frames.add(new Frame(
                    images.number(), images.pose(), camera, new ImageFiles(images.color(), images.depth(), depth)));
        }
        requireSome(frames, setAside);
        ScanPoints cloud;
        if (points.isPresent()) {
            cloud = points.get();
        } else {
            VoxelFusion.Fused fused = VoxelFusion.of(options.voxelMetres()).fuse(frames);
            cloud = new ScanPoints(fused.x(), fused.y(), fused.z());
            setAside.addAll(fused.setAside());
            Set<Integer> unreadable = new HashSet<>(fused.unreadable());
            frames.removeIf(frame -> unreadable.contains(frame.number()));
            requireSome(frames, setAside);
        }
        List<Pose> cameras = frames.stream().map(Frame::pose).toList();
        Gravity.Alignment alignment =
                Gravity.resolve(options, axisAlignment, up, cloud.x(), cloud.y(), cloud.z(), cameras);
        alignment.note().ifPresent(setAside::add);
        Pose toAligned = alignment.pose();
        frames.replaceAll(
                frame -> new Frame(frame.number(), toAligned.times(frame.pose()), frame.camera(), frame.pixels()));
        return new StaticScene(id, aligned(cloud, toAligned), frames, List.of(), setAside, toAligned);
    }

    private void requireSome(List<Frame> frames, List<SetAside> setAside) throws SceneException {
        if (frames.isEmpty()) {
            String first = setAside.isEmpty()
                    ? "the scan lists none"
                    : "all " + setAside.size() + " are set aside, the first one: "
                            + setAside.getFirst().what() + ": "
                            + setAside.getFirst().reason();
            throw new SceneException("scene " + id.name() + " has no usable frame: " + first);
        }
    }

    private static PointCloud aligned(ScanPoints cloud, Pose a) {
        int n = cloud.x().length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            Vec3 p = a.transform(new Vec3(cloud.x()[i], cloud.y()[i], cloud.z()[i]));
            x[i] = p.x();
            y[i] = p.y();
            z[i] = p.z();
        }
        return PointCloud.of(x, y, z);
    }
}
