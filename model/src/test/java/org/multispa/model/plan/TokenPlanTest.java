package org.multispa.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.images.ImageSize;
import org.multispa.model.tiles.TileRule;

final class TokenPlanTest {
    private static final TokenCounter PAPER = new TokenCounter(TileRule.PAPER, 256);
    private static final ImageSize FRAME = new ImageSize(1296, 968);

    @Test
    void two_frames_of_a_scan_have_fourteen_tiles() {
        SampleTokens sample = PAPER.count("pair", List.of(FRAME, FRAME), 120);
        assertThat(sample).isEqualTo(new SampleTokens("pair", 2, 14, 14 * 256 + 4, 120));
        assertThat(sample.tokens()).isEqualTo(3708);
    }

    @Test
    void the_limit_of_tiles_is_that_of_each_image() {
        for (int images = 0; images < 20; images++) {
            SampleTokens sample = PAPER.count("many", Collections.nCopies(images, FRAME), 10);
            assertThat(sample.tiles()).isEqualTo(7 * images);
        }
        assertThat(PAPER.withMaxTiles(1).count("few", List.of(FRAME, FRAME), 0).tiles())
                .isEqualTo(2);
        assertThat(PAPER.withMaxTiles(12).tiles(FRAME)).isEqualTo(13);
    }

    @Test
    void a_sample_without_images_has_its_text_only() {
        assertThat(PAPER.count("text", List.of(), 33).tokens()).isEqualTo(33);
    }

    @Test
    void a_data_set_is_summed_up() {
        TokenPlanner planner = TokenPlanner.within(4000);
        planner.add(PAPER.count("a", List.of(FRAME), 100));
        planner.add(PAPER.count("b", List.of(FRAME, FRAME, new ImageSize(448, 448)), 300));
        planner.add(PAPER.count("c", List.of(), 50));
        TokenPlan plan = planner.plan();
        assertThat(plan.samples()).isEqualTo(3);
        assertThat(plan.images()).isEqualTo(4);
        assertThat(plan.tiles().sum()).isEqualTo(22);
        assertThat(plan.tokens().sum()).isEqualTo(22 * 256 + 8 + 450);
        assertThat(plan.longest().orElseThrow().name()).isEqualTo("b");
        assertThat(plan.unfit()).isEqualTo(1);
        assertThat(plan.named()).extracting(SampleTokens::name).containsExactly("b");
    }

    @Test
    void a_sample_of_exactly_the_context_fits() {
        TokenPlanner planner = TokenPlanner.within(358);
        planner.add(new SampleTokens("exact", 1, 1, 258, 100));
        planner.add(new SampleTokens("one more", 1, 1, 258, 101));
        assertThat(planner.plan().named()).extracting(SampleTokens::name).containsExactly("one more");
    }

    @Test
    void names_are_kept_up_to_a_limit_and_the_rest_is_counted() {
        TokenPlanner planner = new TokenPlanner(sample -> sample.textTokens() % 2 == 0);
        for (int i = 0; i < 5000; i++) {
            planner.add(new SampleTokens("s" + i, 0, 0, 0, i));
        }
        TokenPlan plan = planner.plan();
        assertThat(plan.unfit()).isEqualTo(2500);
        assertThat(plan.named()).hasSize(TokenPlanner.MOST_NAMED);
        assertThat(plan.named().getFirst().name()).isEqualTo("s1");
        assertThat(plan.named().getLast().name()).isEqualTo("s1999");
    }

    @Test
    void a_plan_does_not_change_when_more_is_added() {
        TokenPlanner planner = TokenPlanner.within(10);
        planner.add(new SampleTokens("a", 0, 0, 0, 20));
        TokenPlan before = planner.plan();
        planner.add(new SampleTokens("b", 0, 0, 0, 30));
        assertThat(before.samples()).isEqualTo(1);
        assertThat(before.named()).hasSize(1);
        assertThat(planner.plan().samples()).isEqualTo(2);
    }

    @Test
    void an_empty_data_set_has_an_empty_plan() {
        TokenPlan plan = TokenPlanner.within(10).plan();
        assertThat(plan.samples()).isZero();
        assertThat(plan.longest()).isEmpty();
        assertThat(plan.tokens().quantile(0.5)).isZero();
        assertThat(plan.tokens().mean()).isZero();
    }

    @Test
    void quantiles_are_those_of_the_sorted_values() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            long[] values = random.longs(1 + random.nextInt(60), 0, 40).sorted().toArray();
            TreeMap<Long, Long> counts = new TreeMap<>();
            Arrays.stream(values).forEach(value -> counts.merge(value, 1L, Long::sum));
            Distribution distribution = new Distribution(counts);
            assertThat(distribution.size()).isEqualTo(values.length);
            assertThat(distribution.sum()).isEqualTo(Arrays.stream(values).sum());
            assertThat(distribution.mean())
                    .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-9));
            assertThat(distribution.quantile(0)).isEqualTo(values[0]);
            assertThat(distribution.quantile(1)).isEqualTo(values[values.length - 1]);
            IntStream.rangeClosed(1, values.length)
                    .forEach(i -> assertThat(distribution.quantile((i - 0.5) / values.length))
                            .isEqualTo(values[i - 1]));
        }
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new SampleTokens("x", 2, 1, 500, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SampleTokens("x", 1, 1, 258, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenCounter(TileRule.PAPER, 0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> new TokenCounter(TileRule.PAPER, Integer.MAX_VALUE).count("x", List.of(FRAME), 0))
                .isInstanceOf(ArithmeticException.class);
        Distribution one = new Distribution(new TreeMap<>(Map.of(3L, 1L)));
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> one.quantile(share)).hasMessageContaining("0 to 1");
        }
        assertThatThrownBy(() -> new Distribution(new TreeMap<>(Map.of(3L, 0L))))
                .hasMessageContaining("occurred 0 times");
    }
}
