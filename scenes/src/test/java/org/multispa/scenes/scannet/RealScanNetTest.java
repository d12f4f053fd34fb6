package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.sens.TinySens;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real scan scene0000_00, held against reference results.
final class RealScanNetTest {
    private static final String NAME = "scene0000_00";
    private static final String REFERENCE = "reference/scannet-scene0000_00/";

    @TempDir
    private Path folder;

    private static StaticScene load(LoadOptions options) throws IOException, SceneException {
        ScanNetSource source = new ScanNetSource();
        SceneLocation found = source.find(SharedData.require("data/scannet")).getFirst();
        return source.load(found, options);
    }

    @Test
    void frames_points_and_camera_are_all_there() throws Exception {
        StaticScene scene = load(LoadOptions.DEFAULT);
        assertThat(scene.id().toString()).isEqualTo("SceneId[name=scene0000_00, family=scene0000]");
        assertThat(scene.frames()).hasSize(100);
        assertThat(scene.frames().getLast().number()).isEqualTo(297);
        assertThat(scene.points().size()).isEqualTo(81369);
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.frames().getFirst().camera())
                .isEqualTo(new Intrinsics(1169.621094, 1167.105103, 646.295044, 489.927032, 1296, 968));
    }

    @Test
    void every_fifth_frame_is_kept() throws Exception {
        assertThat(TinyScan.numbers(load(LoadOptions.DEFAULT.withEvery(5).withMaxFrames(4))))
                .containsExactly(0, 15, 30, 45);
    }

    @Test
    void visible_points_are_as_many_as_in_the_reference() throws Exception {
        Map<Integer, Integer> expected =
                Files.readAllLines(SharedData.require(REFERENCE + "visible_counts.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .collect(Collectors.toMap(
                                cells -> Integer.valueOf(cells[0]), cells -> Integer.valueOf(cells[1])));
        StaticScene scene = load(LoadOptions.DEFAULT);
        for (Frame frame : scene.frames().subList(0, 6)) {
            long[] seen = new PlainVisibility()
                    .seen(
                            scene.points(),
                            frame.pose(),
                            frame.camera(),
                            frame.pixels().depth(),
                            VisibilityRule.PAPER);
            assertThat(PointSets.count(seen)).isEqualTo(expected.get(frame.number()));
        }
    }

    @Test
    void objects_agree_with_the_reference() throws Exception {
        JsonNode reference =
                new JsonMapper().readTree(Files.readString(SharedData.require(REFERENCE + "objects.json")));
        StaticScene scene = load(LoadOptions.DEFAULT.withMaxFrames(1));
        assertThat(scene.objects()).hasSize(55).hasSize(reference.size());
        for (int i = 0; i < reference.size(); i++) {
            JsonNode expected = reference.get(i);
            SceneObject found = scene.objects().get(i);
            assertThat(found.id()).isEqualTo(expected.get("object_id").intValue());
            assertThat(found.label()).isEqualTo(expected.get("label").stringValue());
            assertThat(found.points())
                    .hasSize(expected.get("points").intValue())
                    .isSorted();
            assertNear(found.box().center(), expected.get("aligned_center_m"));
            assertNear(found.box().size(), expected.get("aligned_size_m"));
        }
    }

    private static void assertNear(Vec3 found, JsonNode expected) {
        assertThat(found.x()).isCloseTo(expected.get(0).doubleValue(), within(1e-4));
        assertThat(found.y()).isCloseTo(expected.get(1).doubleValue(), within(1e-4));
        assertThat(found.z()).isCloseTo(expected.get(2).doubleValue(), within(1e-4));
    }

    @Test
    void the_same_frames_in_a_sens_file_give_the_same_scene() throws Exception {
        Path scan = folder.resolve("scans").resolve(NAME);
        Files.createDirectories(scan);
        for (String ending : new String[] {".txt", "_vh_clean_2.ply"}) {
            Files.copy(
                    SharedData.require("data/scannet/scans/" + NAME + "/" + NAME + ending),
                    scan.resolve(NAME + ending));
        }
        Path posed = SharedData.require("data/scannet/posed_images/" + NAME);
        TinySens sens = new TinySens();
        sens.intrinsics = Numbers.matrix(Numbers.text(posed.resolve("intrinsic.txt")));
        sens.colorWidth = 1296;
        sens.colorHeight = 968;
        sens.depthWidth = 640;
        sens.depthHeight = 480;
        StaticScene expected = load(LoadOptions.DEFAULT.withMaxFrames(3));
        for (Frame frame : expected.frames()) {
            String stem = "%05d".formatted(frame.number());
            sens.add(
                    Numbers.matrix(Numbers.text(posed.resolve(stem + ".txt"))),
                    frame.pixels().encodedColor(),
                    TinySens.deflate(bytes(frame.pixels().depth())));
        }
        Files.write(scan.resolve(NAME + ".sens"), sens.toBytes());
        ScanNetSource source = new ScanNetSource();
        StaticScene found = source.load(source.find(folder).getFirst(), LoadOptions.DEFAULT);
        assertThat(found.frames()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Frame one = found.frames().get(i);
            Frame other = expected.frames().get(i);
            assertThat(difference(one.pose(), other.pose())).isLessThan(1e-6);
            assertThat(one.camera().fx()).isCloseTo(other.camera().fx(), within(1e-4));
            assertThat(one.pixels().encodedColor()).isEqualTo(other.pixels().encodedColor());
            assertThat(bytes(one.pixels().depth()))
                    .isEqualTo(bytes(other.pixels().depth()));
        }
    }

    private static double difference(Pose a, Pose b) {
        double largest = 0;
        for (int i = 0; i < 16; i++) {
            largest = Math.max(largest, Math.abs(a.toRowMajor()[i] - b.toRowMajor()[i]));
        }
        return largest;
    }

    private static byte[] bytes(DepthMap depth) {
        ByteBuffer bytes =
                ByteBuffer.allocate(2 * depth.width() * depth.height()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < depth.height(); y++) {
            for (int x = 0; x < depth.width(); x++) {
                bytes.putChar((char) depth.raw(x, y));
            }
        }
        return bytes.array();
    }
}
