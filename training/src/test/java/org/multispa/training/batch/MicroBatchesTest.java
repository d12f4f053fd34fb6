package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.model.chat.TrainingText;

final class MicroBatchesTest {
    private static Example example(int tokens) {
        return new Example("e", new TrainingText(new int[tokens], new int[tokens]), List.of());
    }

    private static List<List<Integer>> split(long most, int... tokens) {
        List<Example> examples = new ArrayList<>();
        for (int count : tokens) {
            examples.add(example(count));
        }
        return MicroBatches.split(examples, most).stream()
                .map(group -> group.stream().map(Example::tokens).toList())
                .toList();
    }

    @Test
    void groups_fill_up_to_the_limit_in_order() {
        assertThat(split(10, 4, 6, 1, 9, 3, 3, 3, 3))
                .containsExactly(List.of(4, 6), List.of(1, 9), List.of(3, 3, 3), List.of(3));
    }

    @Test
    void an_example_beyond_the_limit_is_alone() {
        assertThat(split(10, 4, 50, 2)).containsExactly(List.of(4), List.of(50), List.of(2));
        assertThat(split(1, 5)).containsExactly(List.of(5));
    }

    @Test
    void no_examples_make_no_groups() {
        assertThat(split(10)).isEmpty();
    }

    @Test
    void no_example_is_lost_or_moved_and_no_group_could_take_the_next_example() {
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            int most = 1 + random.nextInt(40);
            List<Example> examples = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30); i++) {
                examples.add(example(1 + random.nextInt(25)));
            }
            List<List<Example>> groups = MicroBatches.split(examples, most);
            assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(examples);
            for (int i = 0; i < groups.size(); i++) {
                int tokens = groups.get(i).stream().mapToInt(Example::tokens).sum();
                assertThat(tokens <= most || groups.get(i).size() == 1).isTrue();
                if (i + 1 < groups.size()) {
                    assertThat(tokens + groups.get(i + 1).getFirst().tokens()).isGreaterThan(most);
                }
            }
        }
    }

    @Test
    void a_limit_below_one_token_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> split(0, 1)).withMessageContaining("at least 1 token");
    }
}
