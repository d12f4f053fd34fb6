package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;

final class ScanObjectsTest {
    private static final String SEGMENTS = "5,5,-9,70,70,5,2147483647,70";

    @TempDir
    private Path root;

    private TinyScan tiny = new TinyScan(Path.of(""));

    @BeforeEach
    void scan() throws IOException {
        tiny = new TinyScan(root).mesh().posedLens().posedFrames(0);
    }

    @Test
    void an_object_owns_the_vertices_of_its_segments() throws Exception {
        StaticScene scene = tiny.objects(
                        SEGMENTS,
                        TinyScan.group(4, " Office Chair ", 5),
                        TinyScan.group(2, "wall", 70, 2147483647, 70, 123),
                        TinyScan.group(9, "floor", -9))
                .load();
        assertThat(scene.objects()).extracting(SceneObject::id).containsExactly(4, 2, 9);
        assertThat(scene.objects()).extracting(SceneObject::label).containsExactly("office chair", "wall", "floor");
        assertThat(sources(scene, 0)).containsExactly(0, 1, 5);
        assertThat(sources(scene, 1)).containsExactly(3, 4, 6, 7);
        assertThat(sources(scene, 2)).containsExactly(2);
        assertThat(scene.objects().getFirst().box()).isEqualTo(new AxisBox(new Vec3(0, 1, 2), new Vec3(5, 1, 2)));
        assertThat(scene.setAside()).isEmpty();
    }

    @Test
    void points_of_an_object_rise() throws Exception {
        StaticScene scene =
                tiny.objects(SEGMENTS, TinyScan.group(0, "thing", 70, 5)).load();
        int[] points = scene.objects().getFirst().points();
        assertThat(points).isSorted().doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void a_segment_claimed_by_two_groups_belongs_to_both() throws Exception {
        StaticScene scene = tiny.objects(SEGMENTS, TinyScan.group(0, "table", 5, 70), TinyScan.group(1, "lamp", 70))
                .load();
        assertThat(sources(scene, 0)).containsExactly(0, 1, 3, 4, 5, 7);
        assertThat(sources(scene, 1)).containsExactly(3, 4, 7);
    }

    @Test
    void the_other_name_of_the_aggregation_file_is_read_too() throws Exception {
        tiny.objects(SEGMENTS, TinyScan.group(0, "table", 5));
        Files.move(
                tiny.scan().resolve(TinyScan.NAME + ".aggregation.json"),
                tiny.scan().resolve(TinyScan.NAME + "_vh_clean.aggregation.json"));
        assertThat(tiny.load().objects()).hasSize(1);
    }

    @Test
    void a_scan_without_annotations_has_no_objects() throws Exception {
        assertThat(tiny.load().objects()).isEmpty();
        assertThat(tiny.load().setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'label':'x','segments':[5]}|objectId",
                "{'objectId':'1','label':'x','segments':[5]}|objectId",
                "{'objectId':-1,'label':'x','segments':[5]}|objectId",
                "{'objectId':99999999999,'label':'x','segments':[5]}|objectId",
                "{'objectId':1,'segments':[5]}|label",
                "{'objectId':1,'label':7,'segments':[5]}|label",
                "{'objectId':1,'label':'  ','segments':[5]}|label",
                "{'objectId':1,'label':'x'}|segments",
                "{'objectId':1,'label':'x','segments':{}}|segments",
                "{'objectId':1,'label':'x','segments':[5,'a']}|segments",
                "{'objectId':1,'label':'x','segments':[1.5]}|segments",
                "{'objectId':1,'label':'x','segments':[1e300]}|segments",
                "{'objectId':1,'label':'x','segments':[]}|none of its 0 segments",
                "{'objectId':1,'label':'x','segments':[6]}|none of its 1 segments",
                "{'objectId':0,'label':'x','segments':[70]}|same objectId",
                "17|objectId"
            },
            quoteCharacter = '"')
    void a_bad_group_is_set_aside_and_the_others_stay(String group, String reason) throws Exception {
        StaticScene scene = tiny.objects(
                        SEGMENTS, TinyScan.group(0, "good", 5), group.replace('\'', '"'), TinyScan.group(3, "also", 70))
                .load();
        assertThat(scene.objects()).extracting(SceneObject::label).containsExactly("good", "also");
        assertThat(scene.setAside()).hasSize(1);
        assertThat(TinyScan.setAside(scene)).startsWith("object ").contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5,5,5", "1,2,3,4,5,6,7,8,9", "1,2,3,4,5,6,7,8.5", "1,2,3,4,5,6,7,99999999999", "1,2,"})
    void a_segmentation_that_does_not_fit_the_mesh_is_set_aside(String segments) throws Exception {
        StaticScene scene = tiny.objects(segments, TinyScan.group(0, "good", 5)).load();
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene)).startsWith("objects: ").contains("segs.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"segGroups\":{}}", "{\"segGroups\":[", "null", "\u0000\u0001"})
    void a_broken_aggregation_is_set_aside(String text) throws Exception {
        tiny.objects(SEGMENTS, TinyScan.group(0, "good", 5));
        Files.writeString(tiny.scan().resolve(TinyScan.NAME + ".aggregation.json"), text);
        StaticScene scene = tiny.load();
        assertThat(scene.frames()).hasSize(1);
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene)).startsWith("objects: ").contains("aggregation.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"segIndices\":5}", "{\"a\":[[1,2],{\"segIndices\":[1]}]}", "{\"segInd"})
    void a_broken_segmentation_is_set_aside(String text) throws Exception {
        tiny.objects(SEGMENTS, TinyScan.group(0, "good", 5));
        Files.writeString(tiny.scan().resolve(TinyScan.NAME + "_vh_clean_2.0.010000.segs.json"), text);
        StaticScene scene = tiny.load();
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene)).startsWith("objects: ").contains("segs.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {".aggregation.json", "_vh_clean_2.0.010000.segs.json"})
    void one_of_the_two_files_alone_is_set_aside(String ending) throws Exception {
        tiny.objects(SEGMENTS, TinyScan.group(0, "good", 5));
        Files.delete(tiny.scan().resolve(TinyScan.NAME + ending));
        StaticScene scene = tiny.load();
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene)).startsWith("objects: ").contains(ending);
    }

    @Test
    void nesting_without_end_is_refused() throws Exception {
        tiny.objects(SEGMENTS, TinyScan.group(0, "good", 5));
        Files.writeString(tiny.scan().resolve(TinyScan.NAME + ".aggregation.json"), "[".repeat(100_000));
        assertThat(TinyScan.setAside(tiny.load())).contains("aggregation.json");
    }

    @Test
    void groups_that_claim_everything_again_and_again_are_refused() throws Exception {
        String[] groups = new String[200];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = TinyScan.group(i, "all", 5, -9, 70, 2147483647);
        }
        StaticScene scene = tiny.objects(SEGMENTS, groups).load();
        assertThat(scene.objects()).isEmpty();
        assertThat(TinyScan.setAside(scene)).contains("more than 64 times");
    }

    private static List<Integer> sources(StaticScene scene, int object) {
        return Arrays.stream(scene.objects().get(object).points())
                .mapToObj(point -> scene.points().sourceIndex(point))
                .sorted()
                .toList();
    }
}
