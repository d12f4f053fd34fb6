package org.multispa.engine.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.engine.StripScene;
import org.multispa.engine.index.SceneIndex;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;

class PairsReportTest {
    @TempDir
    private Path folder;

    private List<String> written(StripScene scene, int threads) throws IOException {
        Path csv = folder.resolve("pairs.csv");
        PairsReport.write(SceneIndex.of(scene.scene(), VisibilityRule.PAPER), csv, threads);
        return Files.readAllLines(csv);
    }

    @Test
    void every_pair_has_a_line_with_the_overlap_of_what_its_frames_see() throws IOException {
        StripScene scene =
                new StripScene(8).frame(2, 0, 1, 2, 3).frame(4, 2, 3, 4).frame(9);

        assertThat(written(scene, 1))
                .containsExactly(
                        "frame1,frame2,overlap_percent,distance_m,yaw_deg,pitch_deg",
                        "2,4,40.000000,0.000000,0.0000,0.0000",
                        "2,9,0.000000,0.000000,0.0000,0.0000",
                        "4,9,0.000000,0.000000,0.0000,0.0000");
        assertThat(folder.resolve("pairs.visible.csv")).hasContent("frame,visible_points\n2,4\n4,3\n9,0\n");
    }

    @Test
    void angles_are_second_minus_first_and_wrapped() throws IOException {
        StripScene scene = new StripScene(1)
                .frame(0, StripScene.camera(new Vec3(1, 2, 3), 170, -10))
                .frame(1, StripScene.camera(new Vec3(4, 6, 3), -150, 5.5))
                .frame(2, StripScene.camera(new Vec3(4, 6, 3), 100, 5.5));

        assertThat(written(scene, 1).subList(1, 4))
                .containsExactly(
                        "0,1,0.000000,5.000000,40.0000,15.5000",
                        "0,2,0.000000,5.000000,-70.0000,15.5000",
                        "1,2,0.000000,0.000000,-110.0000,0.0000");
    }

    @Test
    void frames_that_cannot_be_read_have_no_line() throws IOException {
        StripScene scene = new StripScene(2).frame(0, 0).brokenFrame(1).frame(2, 0);

        assertThat(written(scene, 2)).hasSize(2).last().isEqualTo("0,2,100.000000,0.000000,0.0000,0.0000");
        assertThat(folder.resolve("pairs.visible.csv")).hasContent("frame,visible_points\n0,1\n2,1\n");
    }

    @Test
    void a_scene_without_pairs_gives_the_heads_alone() throws IOException {
        assertThat(written(new StripScene(2), 1)).hasSize(1);
        assertThat(written(new StripScene(2).frame(3, 0), 4)).hasSize(1);
        assertThat(folder.resolve("pairs.visible.csv")).hasContent("frame,visible_points\n3,1\n");
    }

    @Test
    void the_bytes_do_not_depend_on_the_number_of_threads() throws IOException {
        Random random = new Random(1);
        StripScene scene = new StripScene(200);
        for (int frame = 0; frame < 60; frame++) {
            scene.frame(
                    frame,
                    IntStream.range(0, 200).filter(i -> random.nextBoolean()).toArray());
        }
        List<String> alone = written(scene, 1);

        assertThat(alone).hasSize(1 + 60 * 59 / 2);
        for (int threads : new int[] {2, 5, 16}) {
            assertThat(written(scene, threads)).isEqualTo(alone);
        }
    }

    @Test
    void the_file_of_visible_points_stands_beside_the_pairs() {
        assertThat(PairsReport.visibleFile(Path.of("out", "room.csv"))).isEqualTo(Path.of("out", "room.visible.csv"));
        assertThat(PairsReport.visibleFile(Path.of("pairs"))).isEqualTo(Path.of("pairs.visible.csv"));
        assertThatIllegalArgumentException().isThrownBy(() -> PairsReport.visibleFile(Path.of("/")));
    }
}
