package org.multispa.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.multispa.engine.objects.RandomObjects.pole;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.engine.objects.CoverSearch.Mode;

class CoverSearchTest {
    private static final CoverSearch EXACT = CoverSearch.STRICT;
    private static final CoverSearch PUBLISHED = CoverSearch.PAPER;
    private static final CoverSearch GAPLESS =
            CoverSearch.STRICT.withMode(Mode.GAPLESS).withMaxFrames(6);

    private static List<List<Integer>> heights(CoverSearch search, int[]... fromTo) {
        return search.find(pole(fromTo), Dimension.HEIGHT).sets();
    }

    private static int[] from(int low, int high) {
        return new int[] {low, high};
    }

    @Test
    void a_frame_that_sees_both_ends_covers_alone_and_in_no_larger_set() {
        assertThat(heights(EXACT, from(0, 40), from(2, 97), from(60, 100), from(0, 100)))
                .containsExactly(List.of(1), List.of(3), List.of(0, 2));
    }

    @Test
    void a_tenth_of_the_side_may_stay_unseen_and_no_more() {
        assertThat(heights(EXACT, from(4, 95))).containsExactly(List.of(0));
        assertThat(heights(EXACT, from(6, 95))).isEmpty();
        assertThat(heights(EXACT.withTolerance(0.2), from(6, 95))).containsExactly(List.of(0));
    }

    @Test
    void two_frames_span_what_neither_does_even_with_a_gap_between_them() {
        assertThat(heights(EXACT, from(0, 10), from(90, 100))).containsExactly(List.of(0, 1));
        assertThat(heights(GAPLESS, from(0, 10), from(90, 100))).isEmpty();
    }

    @Test
    void frames_in_which_the_object_does_not_count_as_seen_join_no_set() {
        ObjectViews all = pole(from(0, 100), from(0, 50), from(50, 100));
        ObjectViews views = new ObjectViews(all.object(), all.cloud(), all.seen(), all.counts(), new int[] {1, 2});

        assertThat(EXACT.find(views, Dimension.HEIGHT).sets()).containsExactly(List.of(1, 2));
    }

    @Test
    void the_result_names_the_axis_and_the_side() {
        CoveringSets found = EXACT.find(pole(from(0, 100)), Dimension.HEIGHT);

        assertThat(found.axis()).isEqualTo(2);
        assertThat(found.metres()).isEqualTo(1);
        assertThat(found.truncated()).isFalse();
        assertThat(found.ofSize(1)).containsExactly(List.of(0));
        assertThat(found.ofSize(2)).isEmpty();
    }

    @Test
    void a_side_of_no_length_is_covered_by_every_frame_that_sees_the_object() {
        assertThat(EXACT.find(pole(from(0, 3), from(7, 9)), Dimension.LENGTH).sets())
                .containsExactly(List.of(0), List.of(1));
    }

    @Test
    void an_object_that_no_frame_sees_has_no_sets() {
        for (Mode mode : Mode.values()) {
            assertThat(heights(EXACT.withMode(mode))).isEmpty();
        }
    }

    @Test
    void the_published_search_loses_a_pair_whose_second_frame_cannot_cover_with_the_later_ones() {
        int[][] frames = {from(0, 20), from(80, 100), from(70, 92)};

        assertThat(heights(EXACT, frames)).containsExactly(List.of(0, 1), List.of(0, 2));
        assertThat(heights(PUBLISHED, frames)).containsExactly(List.of(0, 2));
    }

    @Test
    void the_published_search_keeps_the_pair_where_the_second_frame_is_the_last() {
        assertThat(heights(PUBLISHED, from(0, 20), from(80, 100))).containsExactly(List.of(0, 1));
    }

    @Test
    void a_stretch_seen_in_thirds_takes_three_frames_without_gap() {
        assertThat(heights(GAPLESS, from(0, 33), from(30, 66), from(64, 100), from(0, 15)))
                .containsExactly(List.of(0, 1, 2));
        assertThat(heights(GAPLESS.withMaxFrames(2), from(0, 33), from(30, 66), from(64, 100)))
                .isEmpty();
    }

    @Test
    void six_frames_are_joined_where_six_are_needed() {
        int[][] sixths = new int[6][];
        for (int i = 0; i < 6; i++) {
            sixths[i] = from(i * 100 / 6, (i + 1) * 100 / 6);
        }

        assertThat(heights(GAPLESS, sixths)).containsExactly(List.of(0, 1, 2, 3, 4, 5));
        assertThat(heights(GAPLESS.withMaxFrames(5), sixths)).isEmpty();
    }

    @Test
    void the_exact_search_finds_what_trying_all_subsets_finds() {
        RandomObjects random = new RandomObjects(11);
        int sets = 0;
        for (int round = 0; round < 300; round++) {
            ObjectViews views = random.views(8);
            CoverSearch search = EXACT.withMaxFrames(1 + round % 6).withTolerance(0.05 * (1 + round % 9));
            sets += compare(views, search, BruteForce::minimalSets);
        }
        assertThat(sets).isGreaterThan(1_000);
    }

    @Test
    void the_gapless_search_finds_what_trying_all_subsets_finds() {
        RandomObjects random = new RandomObjects(12);
        int sets = 0;
        for (int round = 0; round < 300; round++) {
            ObjectViews views = random.views(9);
            CoverSearch search = GAPLESS.withMaxFrames(1 + round % 6).withTolerance(0.1 * (1 + round % 7));
            sets += compare(views, search, BruteForce::minimalSets);
        }
        assertThat(sets).isGreaterThan(1_000);
    }

    @Test
    void the_published_search_finds_what_running_it_set_by_set_finds() {
        RandomObjects random = new RandomObjects(13);
        int lost = 0;
        for (int round = 0; round < 300; round++) {
            ObjectViews views = random.views(8);
            CoverSearch search = PUBLISHED.withMaxFrames(1 + round % 6).withTolerance(0.05 * (1 + round % 9));
            int kept = compare(views, search, BruteForce::publishedSets);
            lost += compare(views, search.withMode(Mode.EXACT), BruteForce::minimalSets) - kept;
        }
        assertThat(lost).as("sets that the published search loses").isPositive();
    }

    private static int compare(
            ObjectViews views, CoverSearch search, Function<BruteForce, List<List<Integer>>> expected) {
        int sets = 0;
        for (Dimension dimension : Dimension.values()) {
            CoveringSets found = search.find(views, dimension);
            assertThat(found.sets()).isEqualTo(expected.apply(new BruteForce(views, search, dimension)));
            assertThat(found.truncated()).isFalse();
            sets += found.sets().size();
        }
        return sets;
    }

    @Test
    void a_capped_search_says_so_and_still_finds_all_small_sets() {
        List<int[]> frames = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            frames.add(from(i % 3 * 33, i % 3 * 33 + 34));
        }
        frames.add(from(0, 100));
        frames.add(from(0, 50));
        frames.add(from(50, 100));
        ObjectViews views = pole(frames.toArray(int[][]::new));

        CoveringSets capped = new CoverSearch(Mode.GAPLESS, 0.1, 3, 100).find(views, Dimension.HEIGHT);
        CoveringSets whole = GAPLESS.withMaxFrames(3).find(views, Dimension.HEIGHT);

        assertThat(capped.truncated()).isTrue();
        assertThat(whole.truncated()).isFalse();
        assertThat(whole.ofSize(3)).hasSizeGreaterThanOrEqualTo(20 * 20 * 20);
        assertThat(capped.ofSize(1)).isEqualTo(whole.ofSize(1)).isNotEmpty();
        assertThat(capped.ofSize(2)).isEqualTo(whole.ofSize(2)).isNotEmpty();
        assertThat(capped.ofSize(3)).isEqualTo(whole.ofSize(3).subList(0, 100));
    }

    @Test
    void a_search_without_end_is_cut_short() {
        List<int[]> frames = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            frames.add(from(i, i + 10));
        }
        frames.add(from(0, 0));
        ObjectViews views = pole(frames.toArray(int[][]::new));

        CoveringSets found = GAPLESS.find(views, Dimension.HEIGHT);

        assertThat(found.truncated()).isTrue();
        assertThat(found.sets()).isEqualTo(GAPLESS.find(views, Dimension.HEIGHT).sets());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void settings_out_of_range_are_refused(Mode mode) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoverSearch(mode, 1, 2, 10))
                .withMessageContaining("tolerance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoverSearch(mode, Double.NaN, 2, 10))
                .withMessageContaining("tolerance");
        for (int frames : new int[] {0, 7}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CoverSearch(mode, 0.1, frames, 10))
                    .withMessageContaining("1 to 6 frames");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoverSearch(mode, 0.1, 2, 0))
                .withMessageContaining("cap");
    }
}
