package org.multispa.engine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.engine.StripScene;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.objects.CoverSearch;
import org.multispa.engine.objects.ObjectFilter;
import org.multispa.engine.objects.SeenRule;
import org.multispa.geometry.VisibilityRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectsReportTest {
    @TempDir
    private Path folder;

    private String written(ObjectsReport report, StripScene scene, int threads) throws IOException {
        Path json = folder.resolve("objects.json");
        report.write(SceneIndex.of(scene.scene(), VisibilityRule.PAPER), json, threads);
        return Files.readString(json);
    }

    private static JsonNode parsed(String json) {
        return new JsonMapper().readTree(json);
    }

    /// 100 points in three thirds, each seen by a frame of its own.
    private static StripScene thirds() {
        return new StripScene(100)
                .object(7, "desk", 0, 99)
                .object(8, "wall", 0, 99)
                .object(9, "ball", 98, 99)
                .frame(10, IntStream.range(0, 34).toArray())
                .frame(20, IntStream.range(33, 67).toArray())
                .frame(40, IntStream.range(66, 98).toArray());
    }

    @Test
    void an_object_shows_its_box_its_frames_and_its_covering_sets() throws IOException {
        JsonNode report = parsed(written(ObjectsReport.PAPER, thirds(), 1));

        assertThat(report.get("frames")).hasToString("[10,20,40]");
        assertThat(report.get("tolerance").doubleValue()).isEqualTo(0.1);
        assertThat(report.get("max_images").intValue()).isEqualTo(2);
        assertThat(report.get("min_visible_fraction").doubleValue()).isEqualTo(0.05);
        assertThat(report.get("search").stringValue()).isEqualTo("published");
        assertThat(report.get("objects")).hasSize(1);
        JsonNode desk = report.get("objects").get(0);
        assertThat(desk.get("object_id").intValue()).isEqualTo(7);
        assertThat(desk.get("label").stringValue()).isEqualTo("desk");
        assertThat(desk.get("points").intValue()).isEqualTo(100);
        assertThat(desk.get("aligned_size_m")).hasToString("[0.099,0.0,0.0]");
        assertThat(desk.get("aligned_center_m")).hasToString("[0.0497,0.0,1.0]");
        assertThat(desk.get("frames")).hasToString("[10,20,40]");
        assertThat(desk.get("length"))
                .hasToString("{\"size_m\":0.099,\"axis\":\"x\",\"single\":[],\"pairs\":[[10,40]]}");
        assertThat(desk.get("width")).hasToString("{\"size_m\":0.0,\"axis\":\"y\",\"single\":[10,20,40],\"pairs\":[]}");
        assertThat(desk.get("height").get("axis").stringValue()).isEqualTo("z");
    }

    @Test
    void what_is_left_out_is_named_with_the_reason() throws IOException {
        JsonNode left = parsed(written(ObjectsReport.PAPER, thirds(), 1)).get("left_out");

        assertThat(left).hasSize(2);
        assertThat(left.get(0))
                .hasToString("{\"object_id\":8,\"label\":\"wall\",\"reason\":\"label names no object\"}");
        assertThat(left.get(1))
                .hasToString(
                        "{\"object_id\":9,\"label\":\"ball\",\"reason\":\"too few points visible in every frame\"}");
    }

    @Test
    void sets_of_three_and_more_stand_under_their_size() throws IOException {
        ObjectsReport report = new ObjectsReport(
                new ObjectFilter(Set.of("wall")),
                SeenRule.STRICT,
                CoverSearch.STRICT.withMode(CoverSearch.Mode.GAPLESS).withMaxFrames(4));

        JsonNode length =
                parsed(written(report, thirds(), 2)).get("objects").get(0).get("length");

        assertThat(length)
                .hasToString("{\"size_m\":0.099,\"axis\":\"x\",\"single\":[],\"pairs\":[],"
                        + "\"sets_of_3\":[[10,20,40]],\"sets_of_4\":[],\"truncated\":false}");
    }

    @Test
    void each_object_has_a_line_of_its_own() throws IOException {
        String json = written(ObjectsReport.PAPER, thirds(), 1);

        assertThat(json.lines()).hasSize(4);
        assertThat(json.lines().skip(1)).allMatch(line -> line.startsWith("{\"object_id\":"));
    }

    @Test
    void the_bytes_do_not_depend_on_the_number_of_threads() throws IOException {
        Random random = new Random(2);
        StripScene scene = new StripScene(300);
        for (int object = 0; object < 40; object++) {
            int first = random.nextInt(250);
            scene.object(object, object % 7 == 0 ? "floor" : "thing", first, first + random.nextInt(50));
        }
        for (int frame = 0; frame < 12; frame++) {
            scene.frame(
                    frame,
                    IntStream.range(0, 300).filter(i -> random.nextInt(4) == 0).toArray());
        }
        String alone = written(ObjectsReport.STRICT, scene, 1);

        assertThat(parsed(alone).get("objects")).hasSizeGreaterThan(20);
        for (int threads : new int[] {2, 7}) {
            assertThat(written(ObjectsReport.STRICT, scene, threads)).isEqualTo(alone);
        }
    }

    @Test
    void labels_are_escaped() throws IOException {
        StripScene scene = new StripScene(1).object(1, "\"chair\"\n", 0, 0).frame(0, 0);

        JsonNode object =
                parsed(written(ObjectsReport.PAPER, scene, 1)).get("objects").get(0);

        assertThat(object.get("label").stringValue()).isEqualTo("\"chair\"\n");
    }
}
