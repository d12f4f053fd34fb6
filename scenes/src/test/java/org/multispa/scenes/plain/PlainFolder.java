package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.TinyImages;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.plain.PlainSceneFile.CameraAxes;
import org.multispa.scenes.plain.PlainSceneFile.ColorCamera;
import org.multispa.scenes.plain.PlainSceneFile.DepthImages;
import org.multispa.scenes.plain.PlainSceneFile.LengthUnit;
import org.multispa.scenes.plain.PlainSceneFile.PoseDirection;
import org.multispa.scenes.plain.PlainSceneFile.PosedImage;

/// Plain scenes on disk.
final class PlainFolder {
    private PlainFolder() {}

    /// Frames 0, 1, 2 … at x = 0, 0.5, 1 …, one metre up, with four points and nothing else.
    static PlainSceneFile tiny(Path folder, int frames) throws IOException {
        List<PosedImage> list = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            TinyImages.color(folder.resolve("color/" + i + ".jpg"));
            TinyImages.depth(folder.resolve("depth/" + i + ".png"), 2000);
            double[] pose = TinyImages.at(0.5 * i, 0, 1).toRowMajor();
            list.add(new PosedImage(i, "color/" + i + ".jpg", "depth/" + i + ".png", pose));
        }
        TinyImages.write(folder.resolve("points.npy"), NpyBytes.points(0, 0, 3, 1, 0, 3, 0, 1, 3, 1, 1, 3));
        PlainSceneFile scene = file(list, Optional.of("points.npy"), Optional.empty());
        write(folder, scene);
        return scene;
    }

    static PlainSceneFile file(List<PosedImage> frames, Optional<String> points, Optional<String> instances) {
        return new PlainSceneFile(
                PlainSceneFile.FORMAT,
                PlainSceneFile.VERSION,
                "room-0001",
                "room",
                LengthUnit.METRE,
                PoseDirection.CAMERA_TO_WORLD,
                CameraAxes.OPENCV,
                Optional.of(new double[] {0, 0, 1}),
                Optional.empty(),
                new ColorCamera(64, 48, 60, 61, 32, 24),
                new DepthImages(1000, 0),
                frames,
                points,
                instances);
    }

    static void write(Path folder, PlainSceneFile scene) throws IOException {
        TinyImages.write(folder.resolve("scene.json"), PlainJson.write(scene));
    }

    /// The furnished room, its matrices stored as `pose` and `axes` say, in a world turned by `world`.
    static void room(Path folder, int frames, Pose world, PoseDirection pose, CameraAxes axes, LengthUnit units)
            throws IOException {
        List<PosedImage> list = new ArrayList<>();
        Pose flip = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);
        byte[] picture = BoxRoom.jpeg(320, 240);
        for (Pose camera : BoxRoom.walk(frames)) {
            int i = list.size();
            TinyImages.write(folder.resolve("c/" + i + ".jpg"), picture);
            TinyImages.write(
                    folder.resolve("d/" + i + ".png"),
                    Gray16Png.encode(BoxRoom.depth(camera, BoxRoom.COLOR, 160, 120, i)));
            Pose m = world.times(camera);
            m = axes == CameraAxes.OPENGL ? m.times(flip) : m;
            m = pose == PoseDirection.WORLD_TO_CAMERA ? m.inverse() : m;
            double[] values = m.toRowMajor();
            for (int row = 0; row < 3; row++) {
                values[4 * row + 3] /= units.metres();
            }
            list.add(new PosedImage(i, "c/" + i + ".jpg", "d/" + i + ".png", values));
        }
        write(
                folder,
                new PlainSceneFile(
                        PlainSceneFile.FORMAT,
                        PlainSceneFile.VERSION,
                        "box",
                        "box",
                        units,
                        pose,
                        axes,
                        Optional.empty(),
                        Optional.empty(),
                        new ColorCamera(320, 240, 250, 252, 158, 122),
                        new DepthImages(1000, 0),
                        list,
                        Optional.empty(),
                        Optional.empty()));
    }
}
