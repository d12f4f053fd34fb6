package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunsTest {
    @Test
    void pieces_are_full_but_not_too_full_and_keep_the_order() {
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> items =
                    Arrays.stream(Numbers.oddSizes(30, 40, seed)).boxed().toList();
            List<List<Integer>> runs = Runs.divide(items, Integer::longValue, 30);
            assertThat(runs.stream().flatMap(List::stream).toList()).isEqualTo(items);
            for (int i = 0; i < runs.size(); i++) {
                int held = runs.get(i).stream().mapToInt(Integer::intValue).sum();
                assertThat(held <= 30 || runs.get(i).size() == 1).isTrue();
                if (i + 1 < runs.size()) {
                    assertThat(held + runs.get(i + 1).getFirst()).isGreaterThan(30);
                }
            }
        }
    }

    @Test
    void nothing_makes_no_piece() {
        assertThat(Runs.divide(List.<Integer>of(), Integer::longValue, 30)).isEmpty();
    }
}
