package org.multispa.scenes.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.scenes.plain.PlainInstances;
import org.multispa.scenes.plain.PlainJson;
import org.multispa.scenes.plain.PlainSceneFile;
import org.multispa.scenes.ply.PlyWriter;
import org.multispa.scenes.synthetic.render.ScanMesh;

/// Writes a scene in the plain format, in the aligned world.
final class PlainWriter {
    private PlainWriter() {}

    static void write(SyntheticScene scene, Path folder, int threads) throws IOException {
        Files.createDirectory(folder.resolve("color"));
        Files.createDirectory(folder.resolve("depth"));
        int width = scene.capture().depthWidth();
        int height = scene.capture().depthHeight();
        DrawnFrame.drawAll(scene, threads, frame -> {
            Files.write(folder.resolve(color(frame.number())), frame.jpeg());
            Files.write(
                    folder.resolve(depth(frame.number())),
                    Gray16Png.encode(new Gray16(width, height, frame.millimetres())));
        });
        ScanMesh mesh = scene.mesh();
        PlyWriter.write(folder.resolve("points.ply"), mesh.x(), mesh.y(), mesh.z(), mesh.rgb(), mesh.triangles());
        Files.write(folder.resolve("instances.json"), PlainJson.write(instances(scene)));
        Files.write(folder.resolve("scene.json"), PlainJson.write(sceneFile(scene)));
    }

    private static String color(int frame) {
        return String.format(Locale.ROOT, "color/%06d.jpg", frame);
    }

    private static String depth(int frame) {
        return String.format(Locale.ROOT, "depth/%06d.png", frame);
    }

    private static PlainInstances instances(SyntheticScene scene) {
        int[] identity = IntStream.range(0, scene.mesh().size()).toArray();
        int[][] members = scene.objectPoints(identity);
        List<PlainInstances.PlainObject> objects = new ArrayList<>();
        for (int k = 0; k < members.length; k++) {
            objects.add(new PlainInstances.PlainObject(
                    k, scene.room().instances().get(k).label(), members[k]));
        }
        return new PlainInstances(objects);
    }

    private static PlainSceneFile sceneFile(SyntheticScene scene) {
        Intrinsics k = scene.camera();
        List<PlainSceneFile.PosedImage> frames = new ArrayList<>();
        for (int f = 0; f < scene.poses().size(); f++) {
            frames.add(new PlainSceneFile.PosedImage(
                    f, color(f), depth(f), scene.poses().get(f).toRowMajor()));
        }
        return new PlainSceneFile(
                PlainSceneFile.FORMAT,
                PlainSceneFile.VERSION,
                scene.id().name(),
                scene.id().family(),
                PlainSceneFile.LengthUnit.METRE,
                PlainSceneFile.PoseDirection.CAMERA_TO_WORLD,
                PlainSceneFile.CameraAxes.OPENCV,
                Optional.of(new double[] {0, 0, 1}),
                Optional.empty(),
                new PlainSceneFile.ColorCamera(k.width(), k.height(), k.fx(), k.fy(), k.cx(), k.cy()),
                new PlainSceneFile.DepthImages(1000, 0),
                frames,
                Optional.of("points.ply"),
                Optional.of("instances.json"));
    }
}
