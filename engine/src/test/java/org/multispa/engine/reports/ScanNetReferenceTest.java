package org.multispa.engine.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.objects.CoverSearch;
import org.multispa.engine.objects.Dimension;
import org.multispa.engine.objects.ObjectViews;
import org.multispa.engine.objects.SeenRule;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a real scan against results of an independent implementation.
class ScanNetReferenceTest {
    private static final String REFERENCE = "reference/scannet-scene0000_00/";

    @TempDir
    private Path folder;

    private static StaticScene scene(LoadOptions options) throws IOException, SceneException {
        SceneLocation location = Scenes.find(SharedData.require("data/scannet")).stream()
                .filter(found -> found.id().name().equals("scene0000_00"))
                .findFirst()
                .orElseThrow();
        return Scenes.loadStatic(location, options);
    }

    private static JsonNode json(Path file) {
        return new JsonMapper().readTree(file);
    }

    @Test
    void pairs_and_visible_counts_agree_with_the_reference() throws IOException, SceneException {
        Path expected = SharedData.require(REFERENCE + "pairs.csv");
        Path csv = folder.resolve("pairs.csv");

        PairsReport.write(SceneIndex.of(scene(LoadOptions.DEFAULT), VisibilityRule.PAPER), csv, 2);

        PairTableFile.read(csv).assertSamePairs(PairTableFile.read(expected));
        PairTableFile.read(PairsReport.visibleFile(csv))
                .assertSameCounts(PairTableFile.read(expected.resolveSibling("visible_counts.csv")));
    }

    @Test
    void objects_agree_with_the_reference() throws IOException, SceneException {
        JsonNode expected = json(SharedData.require(REFERENCE + "objects.json"));
        List<SceneObject> objects = scene(LoadOptions.DEFAULT.withMaxFrames(1)).objects();

        assertThat(objects).hasSize(expected.size()).hasSize(55);
        for (int i = 0; i < objects.size(); i++) {
            SceneObject object = objects.get(i);
            JsonNode should = expected.get(i);
            assertThat(object.id()).isEqualTo(should.get("object_id").intValue());
            assertThat(object.label()).isEqualTo(should.get("label").stringValue());
            assertThat(object.points()).hasSize(should.get("points").intValue());
            assertClose(object.box().center(), should.get("aligned_center_m"));
            assertClose(object.box().size(), should.get("aligned_size_m"));
        }
    }

    private static void assertClose(Vec3 is, JsonNode should) {
        double[] values = {is.x(), is.y(), is.z()};
        for (int axis = 0; axis < 3; axis++) {
            assertThat(values[axis]).isCloseTo(should.get(axis).doubleValue(), within(1e-4));
        }
    }

    @Test
    void minimal_covering_sets_equal_the_reference() throws IOException, SceneException {
        JsonNode expected = json(SharedData.require(REFERENCE + "object_coverage.json"));
        Path file = folder.resolve("objects.json");

        ObjectsReport.PAPER.write(
                SceneIndex.of(scene(LoadOptions.DEFAULT.withEvery(5)), VisibilityRule.PAPER), file, 2);

        JsonNode report = json(file);
        for (String head : List.of("frames", "tolerance", "max_images", "min_visible_fraction")) {
            assertThat(report.get(head)).isEqualTo(expected.get(head));
        }
        assertThat(report.get("objects")).hasSize(expected.get("objects").size());
        for (int i = 0; i < expected.get("objects").size(); i++) {
            assertSameObject(
                    report.get("objects").get(i), expected.get("objects").get(i));
        }
    }

    private static void assertSameObject(JsonNode is, JsonNode should) {
        for (String field : List.of("object_id", "label", "frames")) {
            assertThat(is.get(field)).isEqualTo(should.get(field));
        }
        for (Dimension dimension : Dimension.values()) {
            JsonNode found = is.get(dimension.id());
            JsonNode wanted = should.get(dimension.id());
            for (String field : List.of("axis", "single", "pairs")) {
                assertThat(found.get(field))
                        .as("object %s, %s, %s", should.get("object_id"), dimension.id(), field)
                        .isEqualTo(wanted.get(field));
            }
            assertThat(found.get("size_m").doubleValue())
                    .isCloseTo(wanted.get("size_m").doubleValue(), within(1e-4));
        }
    }

    @Test
    void the_exact_search_finds_pairs_that_the_published_one_loses() throws IOException, SceneException {
        StaticScene scene = scene(LoadOptions.DEFAULT.withEvery(5));
        SceneIndex index = SceneIndex.of(scene, VisibilityRule.PAPER);

        for (SceneObject object : scene.objects()) {
            ObjectViews views = ObjectViews.of(index, object, SeenRule.PAPER);
            for (Dimension dimension : Dimension.values()) {
                assertThat(CoverSearch.STRICT.find(views, dimension).sets())
                        .containsAll(CoverSearch.PAPER.find(views, dimension).sets());
            }
        }
        SceneObject counter = scene.objects().get(3);
        ObjectViews views = ObjectViews.of(index, counter, SeenRule.PAPER);
        int of165 = 11;
        int of240 = 16;
        assertThat(index.frames().get(of165).number()).isEqualTo(165);
        assertThat(index.frames().get(of240).number()).isEqualTo(240);
        assertThat(CoverSearch.STRICT.find(views, Dimension.HEIGHT).ofSize(2)).contains(List.of(of165, of240));
        assertThat(CoverSearch.PAPER.find(views, Dimension.HEIGHT).sets()).isEmpty();
    }
}
