package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointSetsTest {
    @Test
    void setsBehaveLikeTheJdksBitSets() {
        for (int seed = 0; seed < 100; seed++) {
            RandomViews random = new RandomViews(seed);
            int points = 1 + seed * 5;
            long[] a = random.set(points);
            long[] b = random.set(points);
            BitSet x = BitSet.valueOf(a);
            BitSet y = BitSet.valueOf(b);
            BitSet both = BitSet.valueOf(a);
            both.and(y);
            BitSet either = BitSet.valueOf(a);
            either.or(y);
            assertThat(PointSets.count(a)).isEqualTo(x.cardinality());
            assertThat(PointSets.countBoth(a, b)).isEqualTo(both.cardinality());
            assertThat(BitSet.valueOf(PointSets.intersection(a, b))).isEqualTo(both);
            double overlap = PointSets.overlapPercent(a, x.cardinality(), b, y.cardinality());
            assertThat(overlap)
                    .isCloseTo(either.isEmpty() ? 0 : 100.0 * both.cardinality() / either.cardinality(), within(1e-12));
            assertThat(PointSets.overlapPercent(b, y.cardinality(), a, x.cardinality()))
                    .isEqualTo(overlap);
            List<Integer> members = new ArrayList<>();
            PointSets.forEach(a, members::add);
            assertThat(members).isEqualTo(x.stream().boxed().toList());
            for (int rank = 0; rank < members.size(); rank++) {
                assertThat(PointSets.select(a, rank)).isEqualTo(members.get(rank));
                assertThat(PointSets.contains(a, members.get(rank))).isTrue();
            }
            assertThatThrownBy(() -> PointSets.select(a, members.size())).isInstanceOf(IllegalArgumentException.class);
            long[] union = a.clone();
            PointSets.addAll(union, b);
            assertThat(BitSet.valueOf(union)).isEqualTo(either);
        }
    }

    @Test
    void nothingOverlapsNothing() {
        long[] none = PointSets.empty(100);
        assertThat(none).hasSize(2);
        assertThat(PointSets.overlapPercent(none, 0, none, 0)).isZero();
    }
}
