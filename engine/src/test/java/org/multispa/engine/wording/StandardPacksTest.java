package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

class StandardPacksTest {
    static List<Subtask> subtasks() {
        return List.of(Subtask.values());
    }

    @ParameterizedTest
    @MethodSource("subtasks")
    void everyPackPassesAllChecks(Subtask subtask) {
        WordingPack pack = WordingPacks.standard().pack(subtask);

        assertThat(WordingCheck.problems(subtask.id() + ".yaml", pack, Minimums.STANDARD))
                .isEmpty();
        assertThat(pack.subtask()).isEqualTo(subtask);
        assertThat(pack.prefix()).isEqualTo("en" + pack.version() + ":");
    }

    @Test
    void thereIsAPackForEachSubtask() {
        assertThat(WordingPacks.standard().subtasks()).containsExactly(Subtask.values());
        assertThat(WordingPacks.standard()).isSameAs(WordingPacks.standard());
    }

    @Test
    void askingForAPackThatIsMissingNamesTheOnesThatAreThere() {
        WordingPacks packs = new WordingPacks(Map.of(Subtask.CAMERA_DISTANCE, Packs.distance()));
        assertThat(packs.find(Subtask.MOTION_VECTOR_DOT_ADT)).isEmpty();
        assertThatThrownBy(() -> packs.pack(Subtask.MOTION_VECTOR_DOT_ADT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("motion-vector-dot-adt")
                .hasMessageContaining("camera-distance");
    }

    /// The same thing is asked about points before a moving and before a resting camera.
    @Test
    void noTaskAndNoQuestionServesTwoSubtasksThatAskForDifferentThings() {
        Map<String, String> owners = new HashMap<>();
        for (Subtask subtask : Subtask.values()) {
            String asked = subtask.id().replaceFirst("-(adt|pstudio)$", "");
            WordingPack pack = WordingPacks.standard().pack(subtask);
            Set<Template> asking = new HashSet<>(pack.tasks());
            asking.addAll(pack.questions());
            for (Template template : asking) {
                assertThat(owners.merge(template.text(), asked, (earlier, now) -> earlier))
                        .as("'%s' asks for one thing only", template.text())
                        .isEqualTo(asked);
            }
        }
    }

    @Test
    void everyMotionPackCanSayThatAPointDidNotMoveAndNoOtherPackCan() {
        for (Subtask subtask : Subtask.values()) {
            int still = WordingPacks.standard().pack(subtask).still().size();
            if (subtask.isStatic()) {
                assertThat(still).as(subtask.id()).isZero();
            } else {
                assertThat(still).as(subtask.id()).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void tasksDoNotTellOfACameraThatBehavesOtherwise() {
        for (Subtask subtask : Subtask.values()) {
            boolean resting = subtask.id().endsWith("-pstudio");
            if (!subtask.isStatic()) {
                for (Template task : WordingPacks.standard().pack(subtask).tasks()) {
                    boolean saysResting = task.text()
                            .matches(
                                    "(?is).*(does not move|fixed camera|static viewpoint|tripod|unmoving lens|same viewpoint"
                                            + "|resting camera|camera has not|camera at rest|through the same|one and the same).*");
                    assertThat(saysResting || task.text().contains("bit of skin"))
                            .as("%s %s", subtask.id(), task)
                            .isEqualTo(resting);
                }
            }
        }
    }

    @Test
    void templatesCannotBeChanged() {
        WordingPack pack = WordingPacks.standard().pack(Subtask.CAMERA_VECTOR);

        assertThatThrownBy(() -> pack.questions().removeFirst()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> WordingPacks.standard().subtasks().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
