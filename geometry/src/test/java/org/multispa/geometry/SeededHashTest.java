package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededHashTest {
    @Test
    void valuesDependOnEveryPartAndItsOrder() {
        SeededHash base = SeededHash.of(7).with("scene").with(3);
        assertThat(base).isEqualTo(SeededHash.of(7).with("scene").with(3));
        Set<Long> values = new HashSet<>();
        values.add(base.value());
        values.add(SeededHash.of(8).with("scene").with(3).value());
        values.add(SeededHash.of(7).with(3).with("scene").value());
        values.add(SeededHash.of(7).with("scen").with("e").with(3).value());
        values.add(SeededHash.of(7).with("scene").with("3").value());
        values.add(SeededHash.of(7).with("scene").value());
        assertThat(values).hasSize(6);
    }

    @Test
    void numbersAreSpreadEvenly() {
        int[] hits = new int[10];
        double sum = 0;
        int flippedBits = 0;
        for (int i = 0; i < 100_000; i++) {
            SeededHash hash = SeededHash.of(1).with(i);
            hits[hash.below(10)]++;
            sum += hash.unit();
            flippedBits +=
                    Long.bitCount(hash.value() ^ SeededHash.of(1).with(i ^ 1).value());
        }
        for (int hit : hits) {
            assertThat(hit).isBetween(9_600, 10_400);
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
        assertThat(flippedBits / 100_000.0).isCloseTo(32, within(0.1));
    }

    @Test
    void manyItemsGiveManyValues() {
        Set<Long> values = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            values.add(SeededHash.of(0).with("x").with(i).value());
        }
        assertThat(values).hasSize(200_000);
        assertThat(SeededHash.of(3).between(-2, 5)).isBetween(-2.0, 5.0);
    }

    @Test
    void theHashItselfNeverChanges() {
        assertThat(SeededHash.of(42).with("scene0000_00").with(17).value()).isEqualTo(SeededHashTest.PINNED);
    }

    private static final long PINNED = -1731964257878880552L;
}
