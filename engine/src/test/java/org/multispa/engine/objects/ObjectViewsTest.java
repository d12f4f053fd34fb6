package org.multispa.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.engine.StripScene;
import org.multispa.engine.index.SceneIndex;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.StaticScene;

class ObjectViewsTest {
    @Test
    void an_object_is_seen_from_five_percent_of_its_points_on() {
        StaticScene scene = new StripScene(216)
                .object(30, "stool", 0, 215)
                .frame(0, IntStream.range(0, 9).toArray())
                .frame(5, IntStream.range(0, 10).toArray())
                .frame(9, IntStream.range(0, 11).toArray())
                .scene();
        SceneIndex index = SceneIndex.of(scene, VisibilityRule.PAPER);

        ObjectViews paper = ObjectViews.of(index, scene.objects().getFirst(), SeenRule.PAPER);
        ObjectViews strict = ObjectViews.of(index, scene.objects().getFirst(), SeenRule.STRICT);

        assertThat(paper.counts()).containsExactly(9, 10, 11);
        assertThat(paper.frames()).containsExactly(1, 2);
        assertThat(strict.frames()).containsExactly(2);
        assertThat(strict.isSeen(2)).isTrue();
        assertThat(strict.isSeen(1)).isFalse();
    }

    @Test
    void an_object_of_few_points_needs_one_of_them() {
        StaticScene scene = new StripScene(10)
                .object(1, "cup", 2, 4)
                .frame(0, 0, 1, 5, 6)
                .frame(1, 3)
                .scene();

        ObjectViews views = ObjectViews.of(
                SceneIndex.of(scene, VisibilityRule.PAPER), scene.objects().getFirst(), SeenRule.PAPER);

        assertThat(views.counts()).containsExactly(0, 1);
        assertThat(views.frames()).containsExactly(1);
    }

    @Test
    void the_bits_stand_for_the_objects_own_points() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            int points = 1 + random.nextInt(300);
            int first = random.nextInt(points);
            int last = first + random.nextInt(points - first);
            int[] seen =
                    IntStream.range(0, points).filter(i -> random.nextBoolean()).toArray();
            StaticScene scene = new StripScene(points)
                    .object(1, "shelf", first, last)
                    .frame(0, seen)
                    .scene();
            SceneIndex index = SceneIndex.of(scene, VisibilityRule.PAPER);

            ObjectViews views = ObjectViews.of(index, scene.objects().getFirst(), SeenRule.PAPER);

            int[] own = scene.objects().getFirst().points();
            for (int k = 0; k < own.length; k++) {
                int strip = scene.points().sourceIndex(own[k]);
                assertThat(PointSets.contains(views.seen()[0], k))
                        .as("point %d", strip)
                        .isEqualTo(IntStream.of(seen).anyMatch(i -> i == strip));
            }
            assertThat(views.counts()[0]).isEqualTo((int)
                    IntStream.of(seen).filter(i -> i >= first && i <= last).count());
        }
    }

    @Test
    void positions_skip_frames_that_cannot_be_read() {
        StaticScene scene = new StripScene(3)
                .object(1, "cup", 0, 2)
                .frame(0)
                .brokenFrame(1)
                .frame(2, 0, 1, 2)
                .scene();
        SceneIndex index = SceneIndex.of(scene, VisibilityRule.PAPER);

        ObjectViews views = ObjectViews.of(index, scene.objects().getFirst(), SeenRule.PAPER);

        assertThat(index.setAside()).hasSize(1);
        assertThat(views.frames()).containsExactly(1);
        assertThat(index.frames().get(views.frames()[0]).number()).isEqualTo(2);
    }
}
