package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.fusion.Gravity;
import org.multispa.scenes.fusion.VoxelFusion;
import org.multispa.scenes.ply.PlyPoints;
import org.multispa.scenes.ply.PlyReader;

/// ScanNet scans. Points are the vertices of the `_vh_clean_2` mesh, moved like the poses by the scan's axis
/// alignment; where the scan has none, the up direction of the options decides, else its world is taken as it is.
/// Objects are all annotated instances, walls and floors included. A folder of frames without a mesh gets the
/// fusion of its depth images for points, and no objects.
public final class ScanNetSource implements SceneSource {
    @Override
    public String format() {
        return "scannet";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        return ScanNetFinder.find(root).stream()
                .map(layout -> new SceneLocation(layout.id(), this, root, layout.folder()))
                .toList();
    }

    @Override
    public StaticScene load(SceneLocation location, LoadOptions options) throws SceneException {
        ScanNetLayout layout = ScanNetLayout.of(location.path().toAbsolutePath().normalize());
        if (!Files.isDirectory(layout.scan())) {
            throw new SceneException("scene " + layout.name() + " has posed images in " + layout.posed()
                    + ", but no scan: expected mesh and metadata in " + layout.scan());
        }
        ScanMetadata metadata = metadata(layout);
        Pose alignment = alignment(metadata, options);
        List<SetAside> setAside = new ArrayList<>();
        List<Frame> frames = new ScanFrames(layout, metadata, setAside).read(alignment, options);
        if (!Files.exists(layout.mesh())) {
            return fused(location.id(), layout, frames, setAside, alignment, options);
        }
        PointCloud points = points(layout, alignment);
        List<SceneObject> objects = ScanObjects.read(layout, points, setAside);
        return new StaticScene(location.id(), points, frames, objects, setAside, alignment);
    }

    private static Pose alignment(ScanMetadata metadata, LoadOptions options) {
        Optional<Pose> asItIs = options.up().isEmpty() ? Optional.of(Pose.IDENTITY) : Optional.empty();
        float[] none = {};
        return Gravity.resolve(
                        options,
                        metadata.axisAlignment().or(() -> asItIs),
                        Optional.empty(),
                        none,
                        none,
                        none,
                        List.of())
                .pose();
    }

    private static StaticScene fused(
            SceneId id,
            ScanNetLayout layout,
            List<Frame> frames,
            List<SetAside> setAside,
            Pose alignment,
            LoadOptions options)
            throws SceneException {
        VoxelFusion.Fused points = VoxelFusion.of(options.voxelMetres()).fuse(frames);
        List<Frame> readable = frames.stream()
                .filter(frame -> !points.unreadable().contains(frame.number()))
                .toList();
        setAside.addAll(points.setAside());
        if (points.x().length == 0) {
            throw new SceneException("scene " + layout.name() + " has no points: there is no mesh " + layout.mesh()
                    + ", and the depth images of its " + frames.size() + " frames hold too little to make up for it");
        }
        if (Files.exists(layout.aggregation()) || Files.exists(layout.segments())) {
            setAside.add(new SetAside(
                    "objects",
                    "the annotations belong to the vertices of the mesh, which is missing: " + layout.mesh()));
        }
        PointCloud cloud = PointCloud.of(points.x(), points.y(), points.z());
        return new StaticScene(id, cloud, readable, List.of(), setAside, alignment);
    }

    private static ScanMetadata metadata(ScanNetLayout layout) throws SceneException {
        try {
            return ScanMetadata.read(layout.metadata());
        } catch (IOException e) {
            throw new SceneException("scene " + layout.name() + ": " + e.getMessage(), e);
        }
    }

    private static PointCloud points(ScanNetLayout layout, Pose alignment) throws SceneException {
        try {
            PlyPoints mesh = PlyReader.readPoints(layout.mesh());
            if (mesh.size() == 0) {
                throw new IOException(layout.mesh() + ": expected vertices, found none");
            }
            return aligned(mesh, alignment);
        } catch (IOException | IllegalArgumentException e) {
            throw new SceneException("scene " + layout.name() + ": " + e.getMessage(), e);
        }
    }

    private static PointCloud aligned(PlyPoints mesh, Pose alignment) {
        double[] x = new double[mesh.size()];
        double[] y = new double[mesh.size()];
        double[] z = new double[mesh.size()];
        for (int i = 0; i < x.length; i++) {
            Vec3 point = alignment.transform(new Vec3(mesh.x()[i], mesh.y()[i], mesh.z()[i]));
            x[i] = point.x();
            y[i] = point.y();
            z[i] = point.z();
        }
        return PointCloud.of(x, y, z);
    }
}
