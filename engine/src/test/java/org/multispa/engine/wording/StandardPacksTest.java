package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

class StandardPacksTest {
    static java.util.List<Subtask> subtasks() {
        return Subtask.staticOnes();
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
    void thereIsAPackForEachStaticSubtask() {
        assertThat(WordingPacks.standard().subtasks()).containsExactlyElementsOf(Subtask.staticOnes());
        assertThat(WordingPacks.standard()).isSameAs(WordingPacks.standard());
    }

    @Test
    void askingForAPackThatIsMissingNamesTheOnesThatAreThere() {
        assertThat(WordingPacks.standard().find(Subtask.MOTION_VECTOR_DOT_ADT)).isEmpty();
        assertThatThrownBy(() -> WordingPacks.standard().pack(Subtask.MOTION_VECTOR_DOT_ADT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("motion-vector-dot-adt")
                .hasMessageContaining("object-width");
    }

    @Test
    void noTaskAndNoQuestionServesTwoSubtasks() {
        Map<String, String> owners = new HashMap<>();
        for (Subtask subtask : Subtask.staticOnes()) {
            WordingPack pack = WordingPacks.standard().pack(subtask);
            Set<Template> asking = new HashSet<>(pack.tasks());
            asking.addAll(pack.questions());
            for (Template template : asking) {
                String other = owners.putIfAbsent(template.text(), subtask.id());
                assertThat(other)
                        .as("'%s' asks for one thing only", template.text())
                        .isNull();
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
