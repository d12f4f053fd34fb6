package org.multispa.scenes.synthetic.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyWriter;
import org.multispa.scenes.npz.NpzWriter;
import org.multispa.scenes.plain.PlainJson;
import org.multispa.scenes.plain.PlainSceneFile;
import org.multispa.scenes.plain.PlainVideoFile;

/// Writes a clip with its drawn frames.
final class ClipWriter {
    private final MovingScene scene;
    private final List<byte[]> jpegs;

    ClipWriter(MovingScene scene, List<byte[]> jpegs) {
        this.scene = scene;
        this.jpegs = jpegs;
    }

    /// In TAPVid-3D's layout, to a file that does not exist yet.
    void tapVid3d(Path file) throws IOException {
        LinkedHashMap<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("images_jpeg_bytes", NpyWriter.strings(jpegs));
        arrays.put("queries_xyt", queries());
        arrays.put("tracks_XYZ", positions());
        arrays.put("visibility", visibility());
        Intrinsics k = scene.camera();
        arrays.put("fx_fy_cx_cy", NpyWriter.doubles(new double[] {k.fx(), k.fy(), k.cx(), k.cy()}, 4));
        if (scene.subset() == TrackSubset.ADT) {
            arrays.put("extrinsics_w2c", extrinsics());
        }
        NpzWriter.write(file, arrays);
    }

    /// In the plain format, into an empty folder.
    void plain(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("color"));
        List<PlainVideoFile.VideoImage> frames = new ArrayList<>();
        boolean moves = scene.subset() == TrackSubset.ADT;
        for (int f = 0; f < scene.frames(); f++) {
            String color = String.format(Locale.ROOT, "color/%06d.jpg", f);
            Files.write(folder.resolve(color), jpegs.get(f));
            frames.add(new PlainVideoFile.VideoImage(
                    f,
                    color,
                    Optional.empty(),
                    moves ? Optional.of(scene.cameras().get(f).toRowMajor()) : Optional.empty()));
        }
        Files.write(folder.resolve("tracks.npy"), positions());
        Files.write(folder.resolve("visibility.npy"), visibility());
        Intrinsics k = scene.camera();
        Files.write(
                folder.resolve("scene.json"),
                PlainJson.write(new PlainVideoFile(
                        PlainSceneFile.FORMAT,
                        PlainSceneFile.VERSION,
                        scene.id().name(),
                        scene.id().family(),
                        PlainSceneFile.LengthUnit.METRE,
                        moves ? Optional.of(PlainSceneFile.PoseDirection.CAMERA_TO_WORLD) : Optional.empty(),
                        PlainSceneFile.CameraAxes.OPENCV,
                        new PlainSceneFile.ColorCamera(k.width(), k.height(), k.fx(), k.fy(), k.cx(), k.cy()),
                        Optional.empty(),
                        new PlainVideoFile.TrackFiles(
                                "tracks.npy",
                                "visibility.npy",
                                PlainVideoFile.Reference.CAMERA,
                                Optional.of(scene.subset())),
                        frames)));
    }

    /// For each point x and y of its pixel in the frame that it was picked in, and the number of that frame.
    private byte[] queries() {
        float[] queries = new float[3 * scene.tracks()];
        for (int p = 0; p < scene.tracks(); p++) {
            int frame = scene.queryFrame(p);
            Vec3 at = scene.inCamera(frame, p);
            queries[3 * p] = (float) scene.camera().u(at);
            queries[3 * p + 1] = (float) scene.camera().v(at);
            queries[3 * p + 2] = frame;
        }
        return NpyWriter.floats(queries, scene.tracks(), 3);
    }

    private byte[] positions() {
        float[] xyz = new float[3 * scene.frames() * scene.tracks()];
        int next = 0;
        for (int f = 0; f < scene.frames(); f++) {
            for (int p = 0; p < scene.tracks(); p++) {
                Vec3 at = scene.inCamera(f, p);
                xyz[next++] = (float) at.x();
                xyz[next++] = (float) at.y();
                xyz[next++] = (float) at.z();
            }
        }
        return NpyWriter.floats(xyz, scene.frames(), scene.tracks(), 3);
    }

    private byte[] visibility() {
        boolean[] visible = new boolean[scene.frames() * scene.tracks()];
        for (int i = 0; i < visible.length; i++) {
            visible[i] = scene.isVisible(i / scene.tracks(), i % scene.tracks());
        }
        return NpyWriter.booleans(visible, scene.frames(), scene.tracks());
    }

    private byte[] extrinsics() {
        double[] matrices = new double[16 * scene.frames()];
        for (int f = 0; f < scene.frames(); f++) {
            System.arraycopy(scene.cameras().get(f).inverse().toRowMajor(), 0, matrices, 16 * f, 16);
        }
        return NpyWriter.doubles(matrices, scene.frames(), 4, 4);
    }
}
