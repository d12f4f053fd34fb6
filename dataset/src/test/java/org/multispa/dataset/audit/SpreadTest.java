package org.multispa.dataset.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void evenScenesCountInFull() {
        for (int scenes = 1; scenes < 40; scenes++) {
            SortedMap<String, Long> counts = new TreeMap<>();
            for (int i = 0; i < scenes; i++) {
                counts.put("scene" + i, 7L);
            }
            Spread spread = Spread.of(counts);
            assertThat(spread.count()).isEqualTo(scenes);
            assertThat(spread.effective()).isCloseTo(scenes, within(1e-9));
            assertThat(spread.share()).isCloseTo(1.0 / scenes, within(1e-12));
            assertThat(spread.largest()).isEqualTo("scene0");
        }
    }

    @Test
    void theEffectiveNumberLiesBetweenOneAndTheNumberAndFallsAsOneGrows() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            SortedMap<String, Long> counts = new TreeMap<>();
            int scenes = 2 + random.nextInt(9);
            for (int i = 0; i < scenes; i++) {
                counts.put("scene" + i, 1 + random.nextLong(50));
            }
            Spread before = Spread.of(counts);
            long most =
                    counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(counts).containsEntry(before.largest(), most);
            assertThat(before.effective()).isBetween(1 - 1e-9, scenes + 1e-9);
            assertThat(before.effective()).isLessThanOrEqualTo(1 / (before.share() * before.share()) + 1e-9);
            counts.merge(before.largest(), 1000L, Long::sum);
            Spread after = Spread.of(counts);
            assertThat(after.largest()).isEqualTo(before.largest());
            assertThat(after.share()).isGreaterThan(before.share());
            assertThat(after.effective()).isLessThan(before.effective());
        }
    }

    @Test
    void nothingSpreadsOverNothing() {
        assertThat(Spread.of(new TreeMap<>())).isEqualTo(new Spread(0, "", 0, 0));
        assertThat(new Common("5", 0, 0).share()).isZero();
    }
}
