package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.sens.TinySens;

final class ScanNetFindTest {
    private final ScanNetSource source = new ScanNetSource();

    @TempDir
    private Path root;

    @Test
    void the_format_is_installed_as_a_service() {
        assertThat(Scenes.sources()).anyMatch(ScanNetSource.class::isInstance);
        assertThat(source.format()).isEqualTo("scannet");
    }

    @Test
    void one_scene_is_found_from_every_folder_around_it() throws IOException {
        TinyScan tiny =
                new TinyScan(root.resolve("data/scannet")).mesh().posedLens().posedFrames(0);
        for (Path start : List.of(
                root.resolve("data"),
                root.resolve("data/scannet"),
                root.resolve("data/scannet/scans"),
                tiny.scan(),
                root.resolve("data/scannet/posed_images"),
                tiny.posed(),
                tiny.scan().resolve("..").resolve(TinyScan.NAME))) {
            List<SceneLocation> found = source.find(start);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().path()).isEqualTo(tiny.scan().toAbsolutePath());
            assertThat(found.getFirst().root()).isEqualTo(start);
            assertThat(found.getFirst().id().name()).isEqualTo("scene0007_03");
            assertThat(found.getFirst().id().family()).isEqualTo("scene0007");
        }
    }

    @Test
    void a_sens_file_stands_for_its_folder() throws IOException {
        TinyScan tiny = new TinyScan(root).sens(new TinySens());
        assertThat(source.find(tiny.scan().resolve(TinyScan.NAME + ".sens"))).hasSize(1);
        Path other = Files.write(root.resolve("other.sens"), new byte[4]);
        assertThat(source.find(other)).isEmpty();
        assertThat(source.find(root.resolve("missing.sens"))).isEmpty();
    }

    @Test
    void test_scans_are_found_beside_the_others() throws IOException {
        new TinyScan(root).mesh();
        new TinyScan(root).mesh(root.resolve("scans_test/scene0707_00"));
        assertThat(source.find(root).stream().map(location -> location.id().name()))
                .containsExactly("scene0007_03", "scene0707_00");
    }

    @Test
    void posed_images_of_a_test_scan_belong_to_it() throws IOException, SceneException {
        Path scan = root.resolve("scans_test").resolve(TinyScan.NAME);
        new TinyScan(root).mesh(scan).posedLens().posedFrames(0, 1);
        SceneLocation found = source.find(root.resolve("posed_images")).getFirst();
        assertThat(found.path()).isEqualTo(scan.toAbsolutePath());
        assertThat(source.load(found, LoadOptions.DEFAULT).frames()).hasSize(2);
    }

    @Test
    void names_of_other_kinds_are_their_own_family() throws IOException {
        for (String name : new String[] {"my room (2)", ".hidden", "scene0001_001", "scene0002_01"}) {
            new TinyScan(root, name).mesh();
        }
        assertThat(source.find(root).stream().map(location -> location.id().toString()))
                .containsExactly(
                        "SceneId[name=my_room__2_, family=my_room__2_]",
                        "SceneId[name=scene0001_001, family=scene0001_001]",
                        "SceneId[name=scene0002_01, family=scene0002]");
    }

    @Test
    void folders_of_other_formats_are_passed_over() throws IOException {
        TinyScan.write(root.resolve("seq-01/frame-000000.pose.txt"), TinyScan.POSE);
        TinyScan.write(root.resolve("room/color/0.jpg"), "x");
        TinyScan.write(root.resolve("room/pose/0.txt"), "x");
        TinyScan.write(root.resolve("posed_images/empty/readme.md"), "x");
        Files.createDirectories(root.resolve("scans/scene0000_00"));
        assertThat(source.find(root)).isEmpty();
    }

    @Test
    void a_scene_of_posed_images_without_a_scan_says_what_was_looked_for() throws IOException {
        new TinyScan(root).posedLens().posedFrames(0);
        SceneLocation found = source.find(root).getFirst();
        assertThat(found.path()).isEqualTo(new TinyScan(root).posed().toAbsolutePath());
        assertThatThrownBy(() -> source.load(found, LoadOptions.DEFAULT))
                .isInstanceOf(SceneException.class)
                .hasMessageContaining(TinyScan.NAME)
                .hasMessageContaining("no scan")
                .hasMessageContaining(new TinyScan(root).scan().toString());
    }

    @Test
    void a_scan_without_frames_says_what_was_looked_for() throws IOException {
        TinyScan tiny = new TinyScan(root).mesh();
        Files.createDirectories(tiny.posed());
        assertThatThrownBy(tiny::load)
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("no frames")
                .hasMessageContaining(tiny.posed() + " (NNNNN.jpg")
                .hasMessageContaining(TinyScan.NAME + ".sens")
                .hasMessageContaining("color/N.jpg");
    }

    @Test
    void a_mesh_without_vertices_or_with_broken_ones_is_refused() throws IOException {
        TinyScan tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
        Path mesh = tiny.scan().resolve(TinyScan.NAME + "_vh_clean_2.ply");
        String header = """
                ply
                format ascii 1.0
                element vertex %d
                property float x
                property float y
                property float z
                end_header
                """;
        Files.writeString(mesh, header.formatted(0));
        assertThatThrownBy(tiny::load).hasMessageContaining("expected vertices, found none");
        Files.writeString(mesh, header.formatted(1) + "1 nan 3");
        assertThatThrownBy(tiny::load)
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("vertex 0")
                .hasMessageContaining(mesh.toString());
    }
}
