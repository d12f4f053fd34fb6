package org.multispa.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.PointCloud;

class StaticSceneWithPointsTest {
    @Test
    void other_points_replace_the_scenes_own_and_its_objects_are_dropped() {
        PointCloud own = PointCloud.of(new float[] {1, 2}, new float[2], new float[2]);
        PointCloud other = PointCloud.of(new float[] {5}, new float[] {6}, new float[] {7});
        SceneObject cup = SceneObject.of(1, "cup", new int[] {0, 1}, own);
        StaticScene scene = new StaticScene(
                new SceneId("a", "a"), own, List.of(), List.of(cup), List.of(new SetAside("frame 3", "no pose")));

        StaticScene changed = scene.withPoints(other);

        assertThat(changed.points()).isSameAs(other);
        assertThat(changed.objects()).isEmpty();
        assertThat(changed.id()).isEqualTo(scene.id());
        assertThat(changed.setAside()).isEqualTo(scene.setAside());
        assertThat(scene.objects()).containsExactly(cup);
    }
}
