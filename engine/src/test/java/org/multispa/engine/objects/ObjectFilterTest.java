package org.multispa.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.engine.StripScene;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;

class ObjectFilterTest {
    private static SceneObject labelled(String label) {
        return new StripScene(1).object(1, label, 0, 0).scene().objects().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wall",
                "floor",
                "ceiling",
                "window",
                "object",
                "Wall",
                " WINDOW ",
                "otherfurniture",
                "other prop",
                "unknown",
                "remove",
                "",
                "  "
            })
    void labels_that_name_no_object_are_left_out(String label) {
        assertThat(ObjectFilter.DEFAULT.keeps(labelled(label))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chair", "windowsill", "doorframe", "door", "ceiling fan", "wall hanging", "structure"})
    void only_whole_labels_are_compared(String label) {
        assertThat(ObjectFilter.DEFAULT.keeps(labelled(label))).isTrue();
    }

    @Test
    void the_set_of_labels_can_be_chosen() {
        ObjectFilter noChairs = new ObjectFilter(Set.of(" Chair "));

        assertThat(noChairs.keeps(labelled("chair"))).isFalse();
        assertThat(noChairs.keeps(labelled("wall"))).isTrue();
    }

    @Test
    void the_objects_of_a_scene_keep_their_order() {
        StaticScene scene = new StripScene(4)
                .object(7, "table", 0, 0)
                .object(3, "floor", 1, 1)
                .object(5, "lamp", 2, 3)
                .scene();

        assertThat(ObjectFilter.DEFAULT.objects(scene))
                .extracting(SceneObject::id)
                .containsExactly(7, 5);
    }
}
