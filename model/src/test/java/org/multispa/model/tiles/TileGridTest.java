package org.multispa.model.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.images.RgbImage;

final class TileGridTest {
    static Stream<ReferenceTiles.Case> cases() {
        return ReferenceTiles.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void images_of_the_reference_have_its_number_of_tiles(ReferenceTiles.Case of) throws IOException {
        TileRule rule = new TileRule(56, 1, of.max(), true);
        RgbImage image = ReferenceTiles.image(of);
        assertThat(TileGrid.of(image.width(), image.height(), rule).tilesWithThumbnail(rule))
                .isEqualTo(ReferenceTiles.count(of));
    }

    @ParameterizedTest(name = "{0}x{1} with at most {2}: {3}x{4}")
    @CsvSource({
        "1296, 968, 6, 3, 2",
        "1296, 968, 12, 4, 3",
        "640, 480, 12, 4, 3",
        "1408, 1408, 6, 2, 2",
        "1408, 1408, 12, 3, 3",
        "480, 640, 6, 2, 3",
        "1280, 1024, 6, 3, 2",
        "448, 448, 1, 1, 1",
        "65535, 1, 6, 6, 1",
        "1, 65535, 6, 1, 6",
    })
    void common_sizes_fall_into_these_grids(int width, int height, int max, int columns, int rows) {
        assertThat(TileGrid.of(width, height, TileRule.PAPER.withMax(max))).isEqualTo(new TileGrid(columns, rows));
    }

    @Test
    void among_equally_close_grids_a_larger_one_needs_more_than_half_of_its_pixels() {
        TileRule rule = new TileRule(100, 1, 4, true);
        assertThat(TileGrid.of(141, 141, rule)).isEqualTo(new TileGrid(1, 1));
        assertThat(TileGrid.of(142, 142, rule)).isEqualTo(new TileGrid(2, 2));
    }

    @Test
    void a_wide_image_takes_the_next_multiple_of_its_grid_when_it_is_large() {
        TileRule rule = new TileRule(10, 1, 8, false);
        assertThat(TileGrid.of(20, 10, rule)).isEqualTo(new TileGrid(2, 1));
        assertThat(TileGrid.of(28, 14, rule)).isEqualTo(new TileGrid(2, 1));
        assertThat(TileGrid.of(30, 15, rule)).isEqualTo(new TileGrid(4, 2));
        assertThat(TileGrid.of(40, 20, rule)).isEqualTo(new TileGrid(4, 2));
    }

    @Test
    void no_grid_within_the_limits_is_closer() {
        Random random = new Random(11);
        for (int round = 0; round < 3000; round++) {
            int min = 1 + random.nextInt(4);
            TileRule rule = new TileRule(56, min, min + random.nextInt(20), true);
            int width = 1 + random.nextInt(2000);
            int height = 1 + random.nextInt(2000);
            TileGrid grid = TileGrid.of(width, height, rule);
            assertThat(grid.tiles()).isBetween(rule.min(), rule.max());
            double difference = difference(width, height, grid);
            for (TileGrid other : all(rule)) {
                double others = difference(width, height, other);
                assertThat(others).isGreaterThanOrEqualTo(difference);
                if (others == difference && other.tiles() > grid.tiles()) {
                    assertThat((double) width * height).isLessThanOrEqualTo(0.5 * 56 * 56 * other.tiles());
                }
            }
        }
    }

    /// The published preprocessing leaves the order of grids with equally many tiles to the order of a set of
    /// Python. Where one tile is allowed it never matters: a ratio half-way between two such grids has a nearer
    /// one.
    @Test
    void grids_of_equally_many_tiles_never_tie_where_one_tile_is_allowed() {
        for (int max = 1; max <= 40; max++) {
            List<TileGrid> grids = all(new TileRule(448, 1, max, true));
            for (TileGrid a : grids) {
                for (TileGrid b : grids) {
                    if (a.tiles() == b.tiles() && a.columns() < b.columns()) {
                        double middle = (ratio(a) + ratio(b)) / 2;
                        double nearest = grids.stream()
                                .mapToDouble(grid -> Math.abs(middle - ratio(grid)))
                                .min()
                                .orElseThrow();
                        assertThat(nearest).isLessThan(Math.abs(middle - ratio(a)));
                    }
                }
            }
        }
    }

    @Test
    void a_thumbnail_counts_where_there_is_more_than_one_tile() {
        TileRule without = new TileRule(448, 1, 6, false);
        assertThat(new TileGrid(3, 2).tilesWithThumbnail(TileRule.PAPER)).isEqualTo(7);
        assertThat(new TileGrid(3, 2).tilesWithThumbnail(without)).isEqualTo(6);
        assertThat(new TileGrid(1, 1).tilesWithThumbnail(TileRule.PAPER)).isEqualTo(1);
    }

    @Test
    void a_lower_limit_takes_the_minimum_along() {
        assertThat(new TileRule(448, 4, 6, true).withMax(2)).isEqualTo(new TileRule(448, 2, 2, true));
        assertThat(TileRule.PAPER.withMax(12)).isEqualTo(new TileRule(448, 1, 12, true));
    }

    @Test
    void sizes_and_rules_out_of_range_are_refused() {
        assertThatThrownBy(() -> TileGrid.of(0, 5, TileRule.PAPER)).hasMessageContaining("found 0x5");
        assertThatThrownBy(() -> TileGrid.of(5, -1, TileRule.PAPER)).hasMessageContaining("found 5x-1");
        assertThatThrownBy(() -> new TileGrid(0, 1)).isInstanceOf(IllegalArgumentException.class);
        for (int[] wrong : new int[][] {{0, 1, 6}, {1 << 20, 1, 6}, {448, 0, 6}, {448, 7, 6}, {448, 1, 257}}) {
            assertThatThrownBy(() -> new TileRule(wrong[0], wrong[1], wrong[2], true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found");
        }
    }

    private static List<TileGrid> all(TileRule rule) {
        List<TileGrid> grids = new ArrayList<>();
        for (int columns = 1; columns <= rule.max(); columns++) {
            for (int rows = 1; rows * columns <= rule.max(); rows++) {
                if (rows * columns >= rule.min()) {
                    grids.add(new TileGrid(columns, rows));
                }
            }
        }
        return grids;
    }

    private static double ratio(TileGrid grid) {
        return (double) grid.columns() / grid.rows();
    }

    private static double difference(int width, int height, TileGrid grid) {
        return Math.abs((double) width / height - ratio(grid));
    }
}
