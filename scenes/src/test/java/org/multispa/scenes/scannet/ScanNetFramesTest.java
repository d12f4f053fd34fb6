package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.sens.TinySens;

final class ScanNetFramesTest {
    private static final byte[] DEPTH = TinySens.deflate(TinySens.flat(2000, 16 * 12));

    @TempDir
    private Path root;

    @Test
    void posed_images_are_read() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0, 3, 12);
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 3, 12);
        assertThat(scene.frames().get(1).camera()).isEqualTo(new Intrinsics(20, 21, 16, 12, 32, 24));
        assertThat(scene.frames().get(1).pose().translation()).isEqualTo(new Vec3(0.5, 0.25, -1));
        FramePixels pixels = scene.frames().get(2).pixels();
        assertThat(pixels.depth().metres(15, 11)).isEqualTo(1.012);
        assertThat(pixels.encodedColor()).isEqualTo(TinyScan.JPEG);
        assertThat(pixels.colorFile())
                .contains(tiny.posed().resolve("00012.jpg").toAbsolutePath());
        assertThat(pixels.colorExtension()).isEqualTo("jpg");
        assertThat(scene.setAside()).isEmpty();
    }

    @Test
    void frames_are_read_from_inside_a_sens_file() throws Exception {
        double[] moved = TinySens.identity();
        moved[7] = 2;
        StaticScene scene = new TinyScan(root)
                .mesh()
                .sens(new TinySens()
                        .add(TinySens.identity(), TinyScan.JPEG, DEPTH)
                        .add(moved, TinyScan.JPEG, DEPTH))
                .load();
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 1);
        assertThat(scene.frames().get(0).camera()).isEqualTo(new Intrinsics(20, 21, 16, 12, 32, 24));
        assertThat(scene.frames().get(1).pose().translation()).isEqualTo(new Vec3(0, 2, 0));
        assertThat(scene.frames().get(1).pixels().depth().metres(0, 0)).isEqualTo(2);
    }

    @Test
    void exported_frames_are_read() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().exportedFrames(0, 2, 10, 100);
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 2, 10, 100);
        assertThat(scene.frames().get(3).pixels().depth().raw(4, 4)).isEqualTo(1100);
        assertThat(scene.frames().get(3).pixels().colorFile())
                .contains(tiny.scan().resolve("color/100.jpg").toAbsolutePath());
    }

    @Test
    void exported_frames_are_read_from_a_bare_folder() throws Exception {
        TinyScan tiny = new TinyScan(root, "anything").mesh().exportedFrames(0);
        Path bare = Files.move(tiny.scan(), root.resolve("bare"));
        Files.move(bare.resolve("anything_vh_clean_2.ply"), bare.resolve("bare_vh_clean_2.ply"));
        ScanNetSource source = new ScanNetSource();
        StaticScene scene = source.load(source.find(bare).getFirst(), LoadOptions.DEFAULT);
        assertThat(scene.id().name()).isEqualTo("bare");
        assertThat(scene.frames()).hasSize(1);
    }

    @Test
    void without_a_mesh_the_depth_images_give_the_points() throws Exception {
        TinyScan tiny = new TinyScan(root)
                .metadata("axisAlignment = 1 0 0 0 0 1 0 0 0 0 1 5 0 0 0 1")
                .exportedFrames(0, 1, 2, 3, 4)
                .objects("5,5", TinyScan.group(0, "chair", 5));
        Files.write(tiny.scan().resolve("depth/1.png"), new byte[9]);
        StaticScene scene = tiny.load(LoadOptions.DEFAULT);
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 2, 3, 4);
        assertThat(scene.points().size()).isPositive();
        for (int i = 0; i < scene.points().size(); i++) {
            assertThat(scene.points().point(i).z()).isBetween(4.99, 5.01);
        }
        assertThat(scene.alignment().translation()).isEqualTo(new Vec3(0, 0, 5));
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene))
                .contains("1.png: depth image of frame 1")
                .contains("objects: the annotations belong to the vertices of the mesh");
    }

    @Test
    void without_a_mesh_and_without_depth_there_is_no_scene() throws IOException {
        TinyScan tiny = new TinyScan(root).exportedFrames(0);
        Files.write(tiny.scan().resolve("depth/0.png"), new byte[9]);
        assertThatThrownBy(tiny::load)
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("no points")
                .hasMessageContaining(TinyScan.NAME + "_vh_clean_2.ply");
    }

    @Test
    void the_up_direction_of_the_options_decides_where_the_scan_has_no_alignment() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
        assertThat(tiny.load().alignment()).isEqualTo(Pose.IDENTITY);
        StaticScene turned = tiny.load(LoadOptions.DEFAULT.withUp(new Vec3(0, -1, 0)));
        Vec3 up = turned.alignment().rotate(new Vec3(0, -1, 0));
        assertThat(up.minus(new Vec3(0, 0, 1)).norm()).isLessThan(1e-12);
        tiny.metadata("axisAlignment = 1 0 0 7 0 1 0 0 0 0 1 0 0 0 0 1");
        StaticScene own = tiny.load(LoadOptions.DEFAULT.withUp(new Vec3(0, -1, 0)));
        assertThat(own.alignment().translation()).isEqualTo(new Vec3(7, 0, 0));
    }

    @Test
    void posed_images_come_before_the_sens_file_and_that_before_exported_frames() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().exportedFrames(7);
        assertThat(TinyScan.numbers(tiny.load())).containsExactly(7);
        tiny.sens(new TinySens().add(TinySens.identity(), TinyScan.JPEG, DEPTH));
        assertThat(TinyScan.numbers(tiny.load())).containsExactly(0);
        tiny.posedLens().posedFrames(5);
        assertThat(TinyScan.numbers(tiny.load())).containsExactly(5);
    }

    @Test
    void a_broken_sens_file_is_set_aside_where_there_are_other_frames() throws Exception {
        TinySens old = new TinySens();
        old.version = 2;
        StaticScene scene =
                new TinyScan(root).mesh().sens(old).exportedFrames(7).load();
        assertThat(TinyScan.numbers(scene)).containsExactly(7);
        assertThat(TinyScan.setAside(scene)).contains(".sens").contains("found version 2");
    }

    @Test
    void a_broken_sens_file_alone_refuses_the_scene_with_its_reason() throws IOException {
        TinySens other = new TinySens();
        other.depthType = 2;
        TinyScan tiny = new TinyScan(root).mesh().sens(other);
        assertThatThrownBy(tiny::load).isInstanceOf(SceneException.class).hasMessageContaining("occi_ushort");
    }

    @Test
    void what_a_truncated_sens_file_lacks_is_set_aside_once_with_its_count() throws Exception {
        TinySens cut = new TinySens()
                .add(TinySens.identity(), TinyScan.JPEG, DEPTH)
                .add(TinySens.identity(), TinyScan.JPEG, DEPTH);
        cut.claimed = 5578;
        StaticScene scene = new TinyScan(root).mesh().sens(cut).load();
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 1);
        assertThat(scene.setAside()).hasSize(1);
        assertThat(TinyScan.setAside(scene)).contains("from frame 2 on").contains("expected 5578 frames, found 2");
    }

    @Test
    void every_nth_frame_is_kept_by_its_position() throws Exception {
        TinyScan tiny = new TinyScan(root)
                .mesh()
                .posedLens()
                .posedFrames(IntStream.range(0, 20).map(i -> 3 * i).toArray());
        assertThat(TinyScan.numbers(tiny.load(LoadOptions.DEFAULT.withEvery(5))))
                .containsExactly(0, 15, 30, 45);
        assertThat(TinyScan.numbers(tiny.load(LoadOptions.DEFAULT.withEvery(5).withMaxFrames(3))))
                .containsExactly(0, 15, 30);
        assertThat(TinyScan.numbers(tiny.load(LoadOptions.DEFAULT.withEvery(Integer.MAX_VALUE))))
                .containsExactly(0);
        Files.delete(tiny.posed().resolve("00003.jpg"));
        assertThat(TinyScan.numbers(tiny.load(LoadOptions.DEFAULT.withEvery(5))))
                .containsExactly(0, 15, 30, 45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf -inf",
                "1 0 0 nan 0 1 0 0 0 0 1 0 0 0 0 1",
                "1 0 0 1.#INF 0 1 0 0 0 0 1 0 0 0 0 1",
                "1 0 0 -1.#IND 0 1 0 0 0 0 1 0 0 0 0 1",
                "1 0 0 Infinity 0 1 0 0 0 0 1 0 0 0 0 1"
            })
    void frames_with_lost_tracking_are_set_aside(String pose) throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0, 1, 2);
        Files.writeString(tiny.posed().resolve("00001.txt"), pose);
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(0, 2);
        assertThat(TinyScan.setAside(scene)).isEqualTo("frame 1: lost tracking: the pose holds inf or NaN");
    }

    @Test
    void lost_tracking_in_a_sens_file_is_set_aside() throws Exception {
        double[] lost = IntStream.range(0, 16)
                .mapToDouble(i -> Double.NEGATIVE_INFINITY)
                .toArray();
        StaticScene scene = new TinyScan(root)
                .mesh()
                .sens(new TinySens().add(lost, TinyScan.JPEG, DEPTH).add(TinySens.identity(), TinyScan.JPEG, DEPTH))
                .load();
        assertThat(TinyScan.numbers(scene)).containsExactly(1);
        assertThat(TinyScan.setAside(scene)).startsWith("frame 0: lost tracking");
    }

    @ParameterizedTest
    @CsvSource({
        "1 0 0 0 0 1 0 0 0 0 1 0, expected the 16 numbers of a 4x4 matrix",
        "1 0 0 0 0 1 0 0 0 0 1 0 0.5 2 3 1, last row",
        "1 0 0 0 0 1 0 0 0 0 one 0 0 0 0 1, found 'one'",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1, rotation",
        "1 0 0 0 0 1 0 0 0 0 -1 0 0 0 0 1, rotation",
        "'', expected a number"
    })
    void frames_with_a_broken_pose_are_set_aside(String pose, String reason) throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0, 1);
        Files.writeString(tiny.posed().resolve("00000.txt"), pose);
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(1);
        assertThat(TinyScan.setAside(scene)).startsWith("frame 0: ").contains(reason);
    }

    @Test
    void frames_with_a_missing_file_are_set_aside() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0, 1, 2, 3);
        Files.delete(tiny.posed().resolve("00000.png"));
        Files.delete(tiny.posed().resolve("00001.jpg"));
        Files.delete(tiny.posed().resolve("00002.txt"));
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(3);
        assertThat(scene.setAside()).hasSize(3);
        assertThat(TinyScan.setAside(scene))
                .contains("depth image (.png) of frame 0")
                .contains("colour image of frame 1")
                .contains("pose (.txt) of frame 2");
    }

    @Test
    void a_scene_without_a_usable_frame_is_refused_with_reasons() throws IOException {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
        Files.delete(tiny.posed().resolve("00000.png"));
        assertThatThrownBy(tiny::load)
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("none of its frames")
                .hasMessageContaining("depth image");
    }

    @Test
    void two_files_of_one_number_are_told_apart_by_setting_one_aside() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(1);
        Files.write(tiny.posed().resolve("1.jpg"), TinyScan.JPEG);
        StaticScene scene = tiny.load();
        assertThat(TinyScan.numbers(scene)).containsExactly(1);
        assertThat(TinyScan.setAside(scene)).contains("1.jpg").contains("already in");
    }

    @Test
    void broken_images_name_file_and_frame_when_they_are_read() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
        FramePixels pixels = tiny.load().frames().getFirst().pixels();
        Files.write(tiny.posed().resolve("00000.png"), TinyScan.JPEG);
        assertThatThrownBy(pixels::depth)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("00000.png: depth image of frame 0: expected a PNG");
        Files.delete(tiny.posed().resolve("00000.jpg"));
        assertThatThrownBy(pixels::encodedColor)
                .hasMessageContaining("00000.jpg: colour image of frame 0: no such file");
    }

    @Test
    void poses_and_points_are_moved_by_the_axis_alignment() throws Exception {
        TinyScan tiny = new TinyScan(root)
                .mesh()
                .metadata("axisAlignment = 0 -1 0 10 1 0 0 20 0 0 1 30 0 0 0 1 ", "junk")
                .posedLens()
                .posedFrames(0);
        StaticScene scene = tiny.load();
        assertThat(scene.frames().getFirst().pose())
                .isEqualTo(Pose.ofRowMajor(0, -1, 0, 9.75, 1, 0, 0, 20.5, 0, 0, 1, 29));
        int[] places = scene.points().placesBySource();
        assertThat(scene.points().point(places[4])).isEqualTo(new Vec3(9, 24, 32));
        Pose shift = Pose.ofRowMajor(1, 0, 0, 100, 0, 1, 0, 0, 0, 0, 1, 0);
        StaticScene other = tiny.load(LoadOptions.DEFAULT.withAxisAlignment(shift));
        assertThat(other.points().point(other.points().placesBySource()[4])).isEqualTo(new Vec3(104, 1, 2));
        assertThat(other.frames().getFirst().pose().translation()).isEqualTo(new Vec3(100.5, 0.25, -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "axisAlignment = 1 0 0 0",
                "axisAlignment = 1 0 0 nan 0 1 0 0 0 0 1 0 0 0 0 1",
                "axisAlignment = 2 0 0 0 0 2 0 0 0 0 2 0 0 0 0 1",
                "axisAlignment = a b c",
                "colorWidth = 0\ncolorHeight = 3",
                "fx_color = -5\nfy_color = 5\nmx_color = 5\nmy_color = 5",
                "fx_color = inf\nfy_color = 5\nmx_color = 5\nmy_color = 5"
            })
    void broken_metadata_refuse_the_scene(String text) throws IOException {
        TinyScan tiny = new TinyScan(root).mesh().metadata(text).posedLens().posedFrames(0);
        assertThatThrownBy(tiny::load).isInstanceOf(SceneException.class).hasMessageContaining(TinyScan.NAME + ".txt");
    }

    @Test
    void intrinsics_come_from_the_metadata_where_the_frames_have_none() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedFrames(0);
        assertThatThrownBy(tiny::load).isInstanceOf(SceneException.class).hasMessageContaining("fx_color");
        tiny.metadata("fx_color = 30", "fy_color = 31", "mx_color = 15.5", "my_color = 11.5");
        assertThat(tiny.load().frames().getFirst().camera()).isEqualTo(new Intrinsics(30, 31, 15.5, 11.5, 32, 24));
    }

    @Test
    void a_sens_file_without_intrinsics_takes_those_of_the_metadata() throws Exception {
        TinySens blind = new TinySens();
        blind.intrinsics = new double[16];
        StaticScene scene = new TinyScan(root)
                .mesh()
                .metadata("fx_color = 30", "fy_color = 31", "mx_color = 15.5", "my_color = 11.5")
                .sens(blind.add(TinySens.identity(), TinyScan.JPEG, DEPTH))
                .load();
        assertThat(scene.frames().getFirst().camera()).isEqualTo(new Intrinsics(30, 31, 15.5, 11.5, 32, 24));
    }

    @Test
    void intrinsics_of_a_larger_image_are_scaled_to_the_images_found() throws Exception {
        TinyScan tiny = new TinyScan(root)
                .mesh()
                .metadata("colorWidth = 64", "colorHeight = 48")
                .posedFrames(0);
        TinyScan.write(tiny.posed().resolve("intrinsic.txt"), "40 0 31 0 0 42 24 0 0 0 1 0 0 0 0 1");
        assertThat(tiny.load().frames().getFirst().camera()).isEqualTo(new Intrinsics(20, 21, 15.5, 12, 32, 24));
        tiny.posedLens();
        assertThat(tiny.load().frames().getFirst().camera()).isEqualTo(new Intrinsics(20, 21, 16, 12, 32, 24));
    }

    @Test
    void a_principal_point_outside_the_image_is_refused() throws IOException {
        TinyScan tiny = new TinyScan(root).mesh().posedFrames(0);
        TinyScan.write(tiny.posed().resolve("intrinsic.txt"), "1170 0 647 0 0 1170 483 0 0 0 1 0 0 0 0 1");
        assertThatThrownBy(tiny::load)
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("32x24")
                .hasMessageContaining("(647.0, 483.0)");
    }

    @Test
    void without_a_readable_image_the_size_is_that_of_the_metadata() throws Exception {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
        Files.write(tiny.posed().resolve("00000.jpg"), new byte[3]);
        assertThatThrownBy(tiny::load).hasMessageContaining("no colour image can be read");
        tiny.metadata("colorWidth = 33", "colorHeight = 25");
        assertThat(tiny.load().frames().getFirst().camera()).isEqualTo(new Intrinsics(20, 21, 16, 12, 33, 25));
    }
}
