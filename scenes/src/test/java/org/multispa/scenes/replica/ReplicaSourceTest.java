package org.multispa.scenes.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.TinyImages;

class ReplicaSourceTest {
    private static final LoadOptions UP = LoadOptions.DEFAULT.withUp(new Vec3(0, 0, 1));
    private static final String CAMERA =
            "{\"camera\": {\"w\": 64, \"h\": 48, \"fx\": 60.0, \"fy\": 61.0, \"cx\": 31.5, \"cy\": 23.5, \"scale\": 5000.0}}";
    private final ReplicaSource source = new ReplicaSource();

    @TempDir
    Path root = Path.of("");

    private Path scene(int frames) throws IOException {
        Path folder = root.resolve("office0");
        StringBuilder trajectory = new StringBuilder();
        for (int i = 0; i < frames; i++) {
            trajectory
                    .append(TinyImages.text(TinyImages.at(i, 0, 1)).replace("\n", " "))
                    .append('\n');
            TinyImages.color(folder.resolve("results/frame%06d.jpg".formatted(i)));
            TinyImages.depth(folder.resolve("results/depth%06d.png".formatted(i)), 10_000);
        }
        TinyImages.write(folder.resolve("traj.txt"), trajectory.toString());
        TinyImages.write(root.resolve("cam_params.json"), CAMERA);
        return folder;
    }

    private StaticScene load(LoadOptions options) throws IOException, SceneException {
        List<SceneLocation> found = source.find(root);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().id().name()).isEqualTo("office0");
        return source.load(found.getFirst(), options);
    }

    @Test
    void aTrajectoryWithItsImagesIsAScene() throws Exception {
        scene(3);
        StaticScene scene = load(UP);
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 1, 2);
        Frame frame = scene.frames().get(2);
        assertThat(frame.pose()).isEqualTo(TinyImages.at(2, 0, 1));
        assertThat(frame.camera()).isEqualTo(new Intrinsics(60, 61, 31.5, 23.5, 64, 48));
        assertThat(frame.pixels().depth().metres(1, 1)).isEqualTo(2);
        assertThat(scene.points().size()).isPositive();
    }

    @Test
    void theUsualDepthScaleIsTakenWhereNoneIsGiven() throws Exception {
        Path folder = scene(1);
        TinyImages.write(folder.resolve("cam_params.json"), CAMERA.replace(", \"scale\": 5000.0", ""));
        assertThat(load(UP).frames().getFirst().pixels().depth().unitsPerMetre())
                .isEqualTo(6553.5);
    }

    @Test
    void unknownEntriesOfTheCameraFileArePassedOver() throws Exception {
        Path folder = scene(1);
        TinyImages.write(folder.resolve("cam_params.json"), CAMERA.replace("{\"camera\"", "{\"note\": 1, \"camera\""));
        assertThat(load(UP).frames()).hasSize(1);
    }

    @Test
    void brokenCameraFilesAreRefusedByName() throws IOException {
        Path folder = scene(1);
        for (String text : new String[] {
            "",
            "{",
            "[]",
            "{}",
            "{\"camera\": null}",
            CAMERA.replace("\"fx\": 60.0, ", ""),
            CAMERA.replace("60.0", "-3"),
            CAMERA.replace("64", "0"),
            CAMERA.replace("5000.0", "0"),
            CAMERA.replace("60.0", "null"),
            " ".repeat(70_000) + CAMERA
        }) {
            TinyImages.write(folder.resolve("cam_params.json"), text);
            assertThatExceptionOfType(SceneException.class)
                    .as(text.strip())
                    .isThrownBy(() -> load(UP))
                    .withMessageContaining("office0");
        }
    }

    @Test
    void aMissingCameraFileIsAnErrorThatSaysWhatToWrite() throws IOException {
        scene(1);
        Files.delete(root.resolve("cam_params.json"));
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(UP))
                .withMessageContaining("cam_params.json")
                .withMessageContaining("scale");
    }

    @Test
    void brokenFramesAreSetAsideByName() throws Exception {
        Path folder = scene(5);
        List<String> lines = Files.readAllLines(folder.resolve("traj.txt"));
        lines.set(1, "1 2 3");
        lines.set(2, "nan ".repeat(16));
        TinyImages.write(folder.resolve("traj.txt"), String.join("\n\n", lines));
        Files.delete(folder.resolve("results/frame000003.jpg"));
        StaticScene scene = load(UP);
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 4);
        assertThat(scene.setAside())
                .extracting(aside -> aside.what())
                .containsExactly("traj.txt frame 1", "traj.txt frame 2", "traj.txt frame 3");
        assertThat(scene.setAside().get(2).reason()).contains("frame000003.jpg");
    }

    @Test
    void moreLinesThanImagesDoNoHarm() throws Exception {
        Path folder = scene(3);
        Files.writeString(
                folder.resolve("traj.txt"),
                Files.readString(folder.resolve("traj.txt")).repeat(2));
        StaticScene scene = load(UP.withEvery(2));
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 2);
        assertThat(scene.setAside()).hasSize(1);
    }
}
