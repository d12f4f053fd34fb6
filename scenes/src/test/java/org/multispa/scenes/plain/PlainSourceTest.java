package org.multispa.scenes.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.TinyImages;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.plain.PlainSceneFile.CameraAxes;
import org.multispa.scenes.plain.PlainSceneFile.LengthUnit;
import org.multispa.scenes.plain.PlainSceneFile.PoseDirection;
import org.multispa.scenes.plain.PlainSceneFile.PosedImage;

class PlainSourceTest {
    private final PlainSource source = new PlainSource();

    @TempDir
    Path folder = Path.of("");

    private SceneLocation only() throws IOException {
        List<SceneLocation> found = source.find(folder);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private StaticScene load() throws IOException, SceneException {
        return (StaticScene) source.load(only(), LoadOptions.DEFAULT);
    }

    private void edit(String from, String to) throws IOException {
        Path file = folder.resolve("scene.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(this::load)
                .withMessageContaining("scene.json")
                .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        PlainFolder.tiny(folder, 3);
        StaticScene scene = load();
        assertThat(scene.id()).isEqualTo(new SceneId("room-0001", "room"));
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 1, 2);
        assertThat(scene.frames().get(2).pose()).isEqualTo(TinyImages.at(1, 0, 1));
        assertThat(scene.frames().get(2).camera()).isEqualTo(new Intrinsics(60, 61, 32, 24, 64, 48));
        assertThat(scene.frames().get(2).pixels().depth().metres(5, 5)).isEqualTo(2);
        assertThat(scene.points().size()).isEqualTo(4);
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.objects()).isEmpty();
    }

    @Test
    void theFileItselfMayBeNamed() throws Exception {
        PlainFolder.tiny(folder, 1);
        assertThat(source.find(folder.resolve("scene.json")))
                .singleElement()
                .satisfies(found -> assertThat(found.id().name()).isEqualTo("room-0001"));
    }

    @Test
    void scenesInFoldersBelowAreFound() throws IOException {
        PlainFolder.tiny(folder.resolve("b/two"), 1);
        PlainFolder.tiny(folder.resolve("a"), 1);
        assertThat(source.find(folder))
                .extracting(SceneLocation::path)
                .containsExactly(folder.resolve("a/scene.json"), folder.resolve("b/two/scene.json"));
    }

    @Test
    void aSceneJsonOfAnotherToolIsNotOurs() throws IOException {
        TinyImages.write(folder.resolve("a/scene.json"), "{\"format\": \"other\", \"name\": \"x\"}");
        TinyImages.write(folder.resolve("b/scene.json"), "{\"cameras\": [{\"name\": 1}]}");
        TinyImages.write(folder.resolve("c/scene.json"), "[1, 2, 3]");
        assertThat(source.find(folder)).isEmpty();
    }

    @Test
    void aBrokenSceneJsonIsFoundByItsFolderAndRefusedOnLoading() throws IOException {
        TinyImages.write(folder.resolve("my scan/scene.json"), "{\"format\": \"multispa-scene\", ");
        SceneLocation found = only();
        assertThat(found.id().name()).isEqualTo("my_scan");
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> source.load(found, LoadOptions.DEFAULT))
                .withMessageContaining("scene.json");
    }

    @Test
    void everyConventionLeadsToTheSameScene() throws Exception {
        Pose world = Pose.ofQuaternion(0.5, 0.1, -0.3, 0.8, new Vec3(4, -2, 1));
        Pose first = Pose.IDENTITY;
        for (PoseDirection pose : PoseDirection.values()) {
            for (CameraAxes axes : CameraAxes.values()) {
                for (LengthUnit units : LengthUnit.values()) {
                    Path here = folder.resolve(pose + "-" + axes + "-" + units);
                    PlainFolder.room(here, 5, world, pose, axes, units);
                    SceneLocation found = source.find(here).getFirst();
                    StaticScene scene = Scenes.loadStatic(found, LoadOptions.DEFAULT.withUp(world.axisZ()));
                    Pose last = scene.frames().getLast().pose();
                    first = first.equals(Pose.IDENTITY) ? last : first;
                    for (int i = 0; i < 16; i++) {
                        assertThat(last.toRowMajor()[i]).isCloseTo(first.toRowMajor()[i], offset(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void aWrongConventionIsRefusedOnLoadingWithTheCause() throws Exception {
        PlainFolder.room(folder, 20, Pose.IDENTITY, PoseDirection.CAMERA_TO_WORLD, CameraAxes.OPENCV, LengthUnit.METRE);
        assertThat(Scenes.load(only(), LoadOptions.DEFAULT).frames()).hasSize(20);
        edit("camera-to-world", "world-to-camera");
        assertThat(Scenes.loadUnchecked(only(), LoadOptions.DEFAULT).frames()).hasSize(20);
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> Scenes.load(only(), LoadOptions.DEFAULT))
                .withMessageContaining("scene box")
                .withMessageContaining("convention check")
                .withMessageContaining("inverted")
                .withMessageContaining("\"pose\"");
        edit("world-to-camera", "camera-to-world");
        edit("\"units_per_metre\":1000.0", "\"units_per_metre\":100.0");
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> Scenes.load(only(), LoadOptions.DEFAULT))
                .withMessageContaining("depth unit")
                .withMessageContaining("10 times too large");
    }

    @Test
    void withoutPointsAndUpTheDepthIsFusedAndTheFloorFound() throws Exception {
        Pose world = Pose.ofQuaternion(0.5, 0.1, -0.3, 0.8, new Vec3(4, -2, 1));
        PlainFolder.room(folder, 40, world, PoseDirection.CAMERA_TO_WORLD, CameraAxes.OPENCV, LengthUnit.METRE);
        StaticScene scene = load();
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.points().size()).isGreaterThan(3_000);
        Pose toRoom = scene.alignment().times(world);
        assertThat(toRoom.m22()).isGreaterThan(Math.cos(Math.toRadians(1)));
        assertThat(toRoom.m23()).isCloseTo(0, offset(0.05));
    }

    @Test
    void unitsHoldForPosesPointsAndAlignment() throws Exception {
        PlainFolder.tiny(folder, 2);
        edit("\"units\":\"m\"", "\"units\":\"mm\"");
        edit("\"up\":[0.0,0.0,1.0]", "\"axis_alignment\":[1,0,0,0, 0,1,0,0, 0,0,1,2000, 0,0,0,1]");
        StaticScene scene = load();
        assertThat(scene.frames().get(1).pose().translation().x()).isCloseTo(0.0005, offset(1e-12));
        assertThat(scene.frames().get(1).pose().translation().z()).isCloseTo(2.001, offset(1e-12));
        assertThat(scene.points().point(0).z()).isCloseTo(2.003, offset(1e-6));
    }

    @Test
    void optionsComeBeforeTheFile() throws Exception {
        PlainFolder.tiny(folder, 6);
        Pose given = TinyImages.at(0, 0, 10);
        StaticScene scene = (StaticScene) source.load(
                only(), LoadOptions.DEFAULT.withEvery(2).withMaxFrames(2).withAxisAlignment(given));
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 2);
        assertThat(scene.alignment()).isEqualTo(given);
        assertThat(scene.frames().getFirst().pose().translation().z()).isEqualTo(11);
    }

    @Test
    void fileNamesMayNotLeaveTheFolder() throws Exception {
        Path outside = folder.resolveSibling(folder.getFileName() + "-outside");
        TinyImages.color(outside.resolve("x.jpg"));
        PlainSceneFile scene = PlainFolder.tiny(folder, 1);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        double[] pose = scene.frames().getFirst().pose();
        List<PosedImage> frames = List.of(
                scene.frames().getFirst(),
                new PosedImage(1, "../x.jpg", "depth/0.png", pose),
                new PosedImage(2, outside.resolve("x.jpg").toString(), "depth/0.png", pose),
                new PosedImage(3, "link/x.jpg", "depth/0.png", pose),
                new PosedImage(4, "color/0.jpg", "color/../../x.png", pose),
                new PosedImage(5, "", "depth/0.png", pose),
                new PosedImage(6, "color\\0.jpg", "depth/0.png", pose),
                new PosedImage(7, "color/0\0.jpg", "depth/0.png", pose));
        PlainFolder.write(folder, PlainFolder.file(frames, Optional.of("points.npy"), Optional.empty()));
        StaticScene loaded = load();
        assertThat(loaded.frames()).hasSize(1);
        assertThat(loaded.setAside().stream().map(SetAside::what))
                .containsExactly("frame 1", "frame 2", "frame 3", "frame 4", "frame 5", "frame 6", "frame 7");
        assertThat(loaded.setAside().get(0).reason()).contains("'../x.jpg'");
        assertThat(loaded.setAside().get(2).reason()).contains("link");
        PlainFolder.write(folder, PlainFolder.file(frames, Optional.of("../points.npy"), Optional.empty()));
        assertRefused("../points.npy");
        Files.delete(outside.resolve("x.jpg"));
        Files.delete(outside);
    }

    @Test
    void lostFramesAndDuplicatesAreSetAside() throws Exception {
        PlainSceneFile scene = PlainFolder.tiny(folder, 2);
        double[] lost = scene.frames().getFirst().pose().clone();
        lost[3] = Double.NaN;
        PlainFolder.write(
                folder,
                PlainFolder.file(
                        List.of(
                                scene.frames().get(1),
                                new PosedImage(9, "color/0.jpg", "depth/0.png", lost),
                                scene.frames().get(1),
                                new PosedImage(
                                        3,
                                        "color/0.jpg",
                                        "depth/7.png",
                                        scene.frames().getFirst().pose()),
                                new PosedImage(
                                        -4,
                                        "color/0.jpg",
                                        "depth/0.png",
                                        scene.frames().getFirst().pose())),
                        Optional.of("points.npy"),
                        Optional.empty()));
        edit("\"NaN\"", "NaN");
        StaticScene loaded = load();
        assertThat(loaded.frames().stream().map(Frame::number)).containsExactly(1);
        assertThat(loaded.setAside().stream().map(SetAside::what))
                .containsExactly("frame -4", "frame 1", "frame 3", "frame 9");
        assertThat(loaded.setAside().get(1).reason()).contains("used before");
        assertThat(loaded.setAside().get(2).reason()).contains("missing file");
        assertThat(loaded.setAside().get(3).reason()).contains("tracking was lost");
    }

    @Test
    void objectsKeepTheirPointsThroughTheSortingOfTheCloud() throws Exception {
        PlainSceneFile scene = PlainFolder.tiny(folder, 1);
        PlainFolder.write(
                folder, PlainFolder.file(scene.frames(), Optional.of("points.npy"), Optional.of("instances.json")));
        TinyImages.write(
                folder.resolve("instances.json"),
                "{\"objects\": [{\"id\": 7, \"label\": \"chair\", \"points\": [3, 1]},"
                        + " {\"id\": 7, \"label\": \"table\", \"points\": [0]},"
                        + " {\"id\": 8, \"label\": \"lamp\", \"points\": [4]},"
                        + " {\"id\": 9, \"label\": \"rug\", \"points\": [-1]},"
                        + " {\"id\": 10, \"label\": \"box\", \"points\": [2, 2]},"
                        + " {\"id\": 11, \"label\": \" \", \"points\": [2]},"
                        + " {\"id\": 12, \"label\": \"bed\", \"points\": []}]}");
        StaticScene loaded = load();
        SceneObject chair = loaded.objects().getFirst();
        assertThat(loaded.objects()).hasSize(1);
        assertThat(chair.label()).isEqualTo("chair");
        assertThat(chair.points()).isSorted().hasSize(2);
        assertThat(chair.box().min()).isEqualTo(new Vec3(1, 0, 3));
        assertThat(chair.box().max()).isEqualTo(new Vec3(1, 1, 3));
        assertThat(loaded.setAside().stream().map(SetAside::what))
                .containsExactly(
                        "object 7 (table)",
                        "object 8 (lamp)",
                        "object 9 (rug)",
                        "object 10 (box)",
                        "object 11 ( )",
                        "object 12 (bed)");
    }

    @Test
    void pointsMayComeAsPly() throws Exception {
        PlainSceneFile scene = PlainFolder.tiny(folder, 1);
        TinyImages.write(folder.resolve("points.ply"), """
                ply
                format ascii 1.0
                element vertex 2
                property float x
                property float y
                property float z
                end_header
                1 2 3
                4 5 6
                """);
        PlainFolder.write(folder, PlainFolder.file(scene.frames(), Optional.of("points.ply"), Optional.empty()));
        assertThat(load().points().size()).isEqualTo(2);
        edit("points.ply", "points.xyz");
        assertRefused("points.xyz");
        TinyImages.write(folder.resolve("points.xyz"), "1 2 3");
        assertRefused(".npy or .ply");
    }

    @Test
    void brokenPointFilesAreRefusedByName() throws Exception {
        PlainFolder.tiny(folder, 1);
        TinyImages.write(folder.resolve("points.npy"), NpyBytes.points(1, 2, Float.NaN));
        assertRefused("points.npy", "point 0");
        TinyImages.write(folder.resolve("points.npy"), "none");
        assertRefused("points.npy");
    }

    @Test
    void mistakesInTheFileAreRefusedByTheirPlace() throws Exception {
        PlainSceneFile scene = PlainFolder.tiny(folder, 1);
        String[][] mistakes = {
            {"\"version\":1", "\"version\":2", "version"},
            {"\"version\":1", "\"version\":1.5", "1.5"},
            {"\"units\":\"m\"", "\"units\":\"inch\"", "inch"},
            {"\"units\":\"m\",", "", "units"},
            {"\"units\":\"m\"", "\"units\":null", "units"},
            {"\"units\":\"m\"", "\"colour\":1,\"units\":\"m\"", "colour"},
            {"\"pose\":\"camera-to-world\"", "\"pose\":\"c2w\"", "c2w"},
            {"\"camera_axes\":\"opencv\"", "\"camera_axes\":\"opengl4\"", "opengl4"},
            {"[0.0,0.0,1.0]", "[0.0,1.0]", "3 numbers"},
            {"[0.0,0.0,1.0]", "[0,0,0]", "up direction"},
            {"\"width\":64", "\"width\":-64", "image size"},
            {"\"width\":64", "\"width\":\"64\"", "width"},
            {"\"fx\":60.0", "\"fx\":0", "focal"},
            {"\"fx\":60.0,", "", "fx"},
            {"\"units_per_metre\":1000.0", "\"units_per_metre\":0", "depth units"},
            {"\"invalid\":0", "\"invalid\":70000", "65535"},
            {"\"color\":\"color/0.jpg\",", "", "color"},
            {"\"points\":\"points.npy\"", "\"points\":5", "missing file"},
            {"\"number\":0", "\"number\":99999999999", "number"},
        };
        for (String[] mistake : mistakes) {
            PlainFolder.write(folder, scene);
            edit(mistake[0], mistake[1]);
            assertThatExceptionOfType(SceneException.class)
                    .as(mistake[1])
                    .isThrownBy(this::load)
                    .withMessageContaining("scene.json")
                    .withMessageContaining(mistake[2]);
        }
    }

    @Test
    void truncatedFilesAreRefused() throws Exception {
        PlainFolder.tiny(folder, 1);
        byte[] whole = Files.readAllBytes(folder.resolve("scene.json"));
        SceneLocation location = only();
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(folder.resolve("scene.json"), Arrays.copyOf(whole, length));
            assertThatExceptionOfType(SceneException.class)
                    .isThrownBy(() -> source.load(location, LoadOptions.DEFAULT))
                    .withMessageContaining("scene.json");
        }
    }

    @Test
    void deeplyNestedFilesAreRefused() throws Exception {
        PlainFolder.tiny(folder, 1);
        SceneLocation location = only();
        Files.writeString(folder.resolve("scene.json"), "{\"up\":" + "[".repeat(100_000));
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> source.load(location, LoadOptions.DEFAULT))
                .withMessageContaining("scene.json");
    }

    @Test
    void instancesWithoutPointsAreRefused() throws Exception {
        PlainFolder.tiny(folder, 1);
        edit("\"points\":\"points.npy\"", "\"instances\":\"instances.json\"");
        assertRefused("instances");
    }

    @Test
    void theWrittenFileUsesTheDocumentedNames() throws Exception {
        String text = new String(PlainJson.write(PlainFolder.tiny(folder, 1)), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("{\"format\":\"multispa-scene\",\"version\":1,\"name\":\"room-0001\",\"family\":\"room\"")
                .contains("\"units\":\"m\"", "\"pose\":\"camera-to-world\"", "\"camera_axes\":\"opencv\"")
                .contains("\"units_per_metre\":1000.0")
                .doesNotContain("axis_alignment", "instances");
    }
}
