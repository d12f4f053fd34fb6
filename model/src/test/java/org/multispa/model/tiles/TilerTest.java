package org.multispa.model.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.images.RgbImage;

final class TilerTest {
    static Stream<ReferenceTiles.Case> cases() {
        return ReferenceTiles.cases().stream();
    }

    private static List<Resampling> both() {
        return List.of(new PlainBicubic(), new FastBicubic());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tiles_of_56_pixels_are_the_reference_byte_for_byte(ReferenceTiles.Case of) throws IOException {
        Tiles expected = ReferenceTiles.tiles(of);
        for (Resampling resampling : both()) {
            Tiles tiles = new Tiler(new TileRule(56, 1, of.max(), true), resampling).cut(ReferenceTiles.image(of));
            assertThat(tiles.count()).isEqualTo(expected.count()).isEqualTo(ReferenceTiles.count(of));
            assertThat(tiles.pixels()).isEqualTo(expected.pixels());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tiles_of_448_pixels_have_the_hash_of_the_reference(ReferenceTiles.Case of)
            throws IOException, NoSuchAlgorithmException {
        RgbImage image = ReferenceTiles.image(of);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (Resampling resampling : both()) {
            Tiles tiles = new Tiler(new TileRule(448, 1, of.max(), true), resampling).cut(image);
            assertThat(HexFormat.of().formatHex(sha256.digest(tiles.pixels()))).isEqualTo(ReferenceTiles.hash(of));
        }
    }

    @Test
    void tiles_stand_in_rows_from_the_top_and_the_thumbnail_is_last() {
        int[] levels = {10, 60, 110, 160, 210, 250};
        RgbImage image = blocks(3, 2, 40, levels);
        Tiles tiles = new Tiler(new TileRule(20, 6, 6, true)).cut(image);
        assertThat(tiles.count()).isEqualTo(7);
        for (int tile = 0; tile < 6; tile++) {
            assertThat(pixel(tiles, tile, 10, 10)).isEqualTo(levels[tile]);
        }
        assertThat(pixel(tiles, 6, 3, 5)).isEqualTo(levels[0]);
        assertThat(pixel(tiles, 6, 16, 14)).isEqualTo(levels[5]);
    }

    @Test
    void an_image_of_one_tile_has_no_thumbnail() {
        Tiler tiler = new Tiler(new TileRule(16, 1, 1, true));
        assertThat(tiler.cut(blocks(2, 1, 30, new int[] {1, 2})).count()).isEqualTo(1);
        assertThat(tiler.rule()).isEqualTo(new TileRule(16, 1, 1, true));
    }

    @Test
    void the_thumbnail_can_be_left_out() {
        RgbImage image = blocks(3, 2, 40, new int[] {10, 60, 110, 160, 210, 250});
        Tiles with = new Tiler(new TileRule(20, 1, 6, true)).cut(image);
        Tiles without = new Tiler(new TileRule(20, 1, 6, false)).cut(image);
        assertThat(without.count()).isEqualTo(with.count() - 1);
        assertThat(without.pixels()).isEqualTo(Arrays.copyOf(with.pixels(), without.pixels().length));
    }

    @Test
    void images_that_are_a_line_or_a_dot_are_cut_too() {
        for (int[] size : new int[][] {{1, 1}, {1, 5000}, {5000, 1}, {2, 3}}) {
            byte[] rgb = new byte[3 * size[0] * size[1]];
            Arrays.fill(rgb, (byte) 77);
            for (Resampling resampling : both()) {
                Tiles tiles =
                        new Tiler(new TileRule(28, 1, 12, true), resampling).cut(new RgbImage(size[0], size[1], rgb));
                assertThat(tiles.pixels()).containsOnly(77);
            }
        }
    }

    @Test
    void lines_of_the_longest_side_are_cut_and_longer_ones_refused() {
        Tiler tiler = new Tiler(TileRule.PAPER);
        assertThat(tiler.cut(new RgbImage(1, 65535, new byte[3 * 65535])).count())
                .isEqualTo(7);
        assertThat(tiler.cut(new RgbImage(65535, 1, new byte[3 * 65535])).count())
                .isEqualTo(7);
        assertThatThrownBy(() -> tiler.cut(new RgbImage(1, 65536, new byte[3 * 65536])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 1x65536");
    }

    @Test
    void one_tiler_serves_many_threads() {
        Tiler tiler = new Tiler(new TileRule(28, 1, 6, true));
        Random random = new Random(5);
        List<RgbImage> images = Stream.generate(
                        () -> TestRasters.noise(random, 1 + random.nextInt(90), 1 + random.nextInt(90)))
                .limit(200)
                .toList();
        List<Tiles> alone = images.stream()
                .map(new Tiler(tiler.rule(), new PlainBicubic())::cut)
                .toList();
        List<Tiles> together = images.parallelStream().map(tiler::cut).toList();
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i).pixels()).isEqualTo(alone.get(i).pixels());
        }
    }

    @Test
    void tiles_need_as_many_bytes_as_they_have_pixels() {
        assertThatThrownBy(() -> new Tiles(2, 4, new byte[95]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 tiles of 4 pixels a side need 96 bytes, found 95");
        assertThatThrownBy(() -> new Tiles(0, 4, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static RgbImage blocks(int columns, int rows, int side, int[] levels) {
        byte[] rgb = new byte[3 * columns * rows * side * side];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % (columns * side);
            int y = i / 3 / (columns * side);
            rgb[i] = (byte) levels[y / side * columns + x / side];
        }
        return new RgbImage(columns * side, rows * side, rgb);
    }

    private static int pixel(Tiles tiles, int tile, int x, int y) {
        return tiles.pixels()[3 * ((tile * tiles.size() + y) * tiles.size() + x)] & 0xFF;
    }
}
