package org.multispa.scenes.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.ply.PlyWriter;
import org.multispa.scenes.synthetic.furniture.Kind;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.render.ScanMesh;
import tools.jackson.databind.json.JsonMapper;

/// Writes a scene as ScanNet distributes its scans. The scan's own world is turned about z and shifted against the
/// aligned one; the metadata hold the alignment, rounded as printed, so that it leads back exactly.
final class ScanNetWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ScanNetWriter() {}

    /// The two files of annotations, by the names ScanNet gives their fields.
    private record Segments(String sceneId, int[] segIndices) {}

    private record Group(int id, int objectId, List<Integer> segments, String label) {}

    private record Aggregation(String sceneId, String appId, List<Group> segGroups, String segmentsFile) {}

    static void write(SyntheticScene scene, Path folder, int threads) throws IOException {
        String name = scene.id().name();
        Pose alignment = alignment(scene);
        Pose toScan = alignment.inverse();
        Intrinsics color = scene.camera();
        Intrinsics depth =
                color.scaledTo(scene.capture().depthWidth(), scene.capture().depthHeight());
        Files.writeString(folder.resolve(name + ".txt"), metadata(scene, alignment, color, depth));
        mesh(scene.mesh(), toScan, folder.resolve(name + "_vh_clean_2.ply"));
        String segments = name + "_vh_clean_2.0.010000.segs.json";
        Files.write(
                folder.resolve(segments),
                JSON.writeValueAsBytes(new Segments(name, scene.mesh().segment())));
        Files.write(
                folder.resolve(name + ".aggregation.json"),
                JSON.writeValueAsBytes(new Aggregation(name, "Aggregator.v1", groups(scene), segments)));
        try (SensWriter sens = new SensWriter(
                folder.resolve(name + ".sens"), color, depth, scene.capture().frames())) {
            DrawnFrame.drawAll(
                    scene,
                    threads,
                    frame -> sens.write(frame, toScan.times(scene.poses().get(frame.number()))));
        }
    }

    private static Pose alignment(SyntheticScene scene) {
        SeededHash hash = SeededHash.of(scene.room().seed())
                .with("scan-frame")
                .with(scene.capture().walk());
        double yaw = hash.with("yaw").between(-Math.PI, Math.PI);
        double c = rounded(Math.cos(yaw));
        double s = rounded(Math.sin(yaw));
        double x = rounded(hash.with("x").between(-4, 4));
        double y = rounded(hash.with("y").between(-4, 4));
        double z = rounded(hash.with("z").between(-0.2, 0.2));
        return new Pose(c, -s, 0, x, s, c, 0, y, 0, 0, 1, z);
    }

    /// The value that six printed decimals stand for.
    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6f", value));
    }

    private static String metadata(SyntheticScene scene, Pose alignment, Intrinsics color, Intrinsics depth) {
        StringBuilder text = new StringBuilder("axisAlignment =");
        for (double value : alignment.toRowMajor()) {
            text.append(String.format(Locale.ROOT, " %.6f", value));
        }
        text.append('\n');
        int frames = scene.capture().frames();
        line(text, "colorHeight", color.height());
        text.append("colorToDepthExtrinsics =");
        for (double value : Pose.IDENTITY.toRowMajor()) {
            text.append(String.format(Locale.ROOT, " %.6f", value));
        }
        text.append('\n');
        line(text, "colorWidth", color.width());
        line(text, "depthHeight", depth.height());
        line(text, "depthWidth", depth.width());
        line(text, "fx_color", color.fx());
        line(text, "fx_depth", depth.fx());
        line(text, "fy_color", color.fy());
        line(text, "fy_depth", depth.fy());
        line(text, "mx_color", color.cx());
        line(text, "mx_depth", depth.cx());
        line(text, "my_color", color.cy());
        line(text, "my_depth", depth.cy());
        line(text, "numColorFrames", frames);
        line(text, "numDepthFrames", frames);
        line(text, "numIMUmeasurements", 0);
        return text.append("sceneType = ")
                .append(scene.room().type())
                .append('\n')
                .toString();
    }

    private static void line(StringBuilder text, String key, int value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    private static void line(StringBuilder text, String key, double value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    private static void mesh(ScanMesh mesh, Pose toScan, Path file) throws IOException {
        float[] x = new float[mesh.size()];
        float[] y = new float[mesh.size()];
        float[] z = new float[mesh.size()];
        for (int i = 0; i < x.length; i++) {
            Vec3 p = toScan.transform(new Vec3(mesh.x()[i], mesh.y()[i], mesh.z()[i]));
            x[i] = (float) p.x();
            y[i] = (float) p.y();
            z[i] = (float) p.z();
        }
        PlyWriter.write(file, x, y, z, mesh.rgb(), mesh.triangles());
    }

    /// One group of segments for each instance; segments are the parts of instances, counted over the room.
    private static List<Group> groups(SyntheticScene scene) {
        List<Group> groups = new ArrayList<>();
        int part = 0;
        for (Instance instance : scene.room().instances()) {
            List<Integer> segments = new ArrayList<>();
            for (int i = 0; i < instance.parts().size(); i++) {
                segments.add(part++);
            }
            groups.add(new Group(groups.size(), groups.size(), segments, instance.label()));
        }
        return groups;
    }

    /// The table that maps raw category names to label sets, with the categories that are made here.
    static String labels() {
        StringBuilder text = new StringBuilder("id\traw_category\tcategory\tnyu40id\tnyu40class\n");
        TreeSet<String> names = new TreeSet<>(List.of("wall", "floor", "ceiling", "door", "window", "column"));
        for (Kind kind : Kind.values()) {
            names.add(kind.label());
        }
        int id = 1;
        for (String name : names) {
            Nyu40 nyu = Nyu40.of(name);
            text.append(id++)
                    .append('\t')
                    .append(name)
                    .append('\t')
                    .append(name)
                    .append('\t');
            text.append(nyu.id()).append('\t').append(nyu.label()).append('\n');
        }
        return text.toString();
    }
}
