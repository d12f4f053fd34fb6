package org.multispa.images.gray16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.TestImages;
import org.multispa.testing.SharedData;

final class Gray16PngTest {
    private static final byte[] GRAY16 = {16, 0, 0, 0, 0};

    @Test
    void what_is_written_is_read_back() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            Gray16 image =
                    seed % 2 == 0 ? GrayImages.noise(width, height, seed) : GrayImages.depthLike(width, height, seed);
            assertSame(Gray16Png.decode(Gray16Png.encode(image)), image);
        }
    }

    @Test
    void another_reader_understands_what_is_written() throws IOException {
        Gray16 image = GrayImages.depthLike(97, 61, 5);
        assertSame(GrayImages.byImageIo(Gray16Png.encode(image)), image);
    }

    @Test
    void the_same_image_gives_the_same_bytes() {
        Gray16 image = GrayImages.depthLike(64, 48, 8);
        assertThat(Gray16Png.encode(image)).isEqualTo(Gray16Png.encode(image));
    }

    @Test
    void row_filters_make_a_sloping_picture_small() {
        char[] slope = new char[200 * 100];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (char) (1000 + 3 * (i % 200) + 5 * (i / 200));
        }
        assertThat(Gray16Png.encode(new Gray16(200, 100, slope)).length).isLessThan(2 * slope.length / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void every_filter_is_undone(int filter) throws IOException {
        for (int width = 1; width < 20; width++) {
            Gray16 image = GrayImages.noise(width, 7, width);
            byte[] png = GrayImages.pngWithFilter(image, filter);
            assertSame(Gray16Png.decode(png), image);
            assertSame(GrayImages.byImageIo(png), image);
        }
    }

    @Test
    void data_may_be_cut_into_many_chunks() throws IOException {
        Gray16 image = GrayImages.noise(30, 20, 3);
        byte[] stream = TestImages.deflate(rowsOf(image));
        byte[][] parts = new byte[stream.length / 100 + 2][];
        for (int i = 0; i < parts.length - 1; i++) {
            parts[i] = Arrays.copyOfRange(stream, 100 * i, Math.min(stream.length, 100 * i + 100));
        }
        parts[parts.length - 1] = new byte[0];
        assertSame(Gray16Png.decode(TestImages.png(30, 20, GRAY16, parts)), image);
    }

    @ParameterizedTest
    @CsvSource({
        "8,0,0,8-bit grey",
        "16,2,0,16-bit RGB",
        "8,3,0,8-bit palette",
        "16,4,0,grey with alpha",
        "8,6,0,RGB with alpha",
        "16,0,1,interlaced 16-bit grey",
        "16,9,0,unknown colour type 9"
    })
    void other_kinds_of_png_are_refused_by_name(byte depth, byte color, byte interlace, String name) {
        byte[] png = TestImages.png(2, 2, new byte[] {depth, color, 0, 0, interlace}, new byte[50]);
        assertThatThrownBy(() -> Gray16Png.decode(png))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("expected a 16-bit grey PNG")
                .hasMessageContaining(name);
    }

    @Test
    void an_unknown_compression_is_refused() {
        assertThatThrownBy(() -> Gray16Png.decode(TestImages.png(2, 2, new byte[] {16, 0, 7, 0, 0}, new byte[50])))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("compression 0");
    }

    @Test
    void a_jpeg_is_refused() throws IOException {
        byte[] jpeg = TestImages.byImageIo(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "jpg");
        assertThatThrownBy(() -> Gray16Png.decode(jpeg))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("expected a PNG");
    }

    @Test
    void every_cut_of_a_file_is_refused() {
        byte[] png = Gray16Png.encode(GrayImages.depthLike(9, 9, 4));
        int lastChunk = 12;
        for (int length = 0; length < png.length - lastChunk; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThatThrownBy(() -> Gray16Png.decode(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void a_changed_byte_is_found_by_the_checksums() {
        byte[] png = Gray16Png.encode(GrayImages.depthLike(9, 9, 4));
        for (int at = 8; at < png.length - 12; at++) {
            byte[] changed = png.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> Gray16Png.decode(changed)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void random_bytes_behind_a_true_header_end_in_the_documented_exception() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] data = new byte[60];
            new Random(seed).nextBytes(data);
            data[0] = 0x78;
            data[1] = (byte) 0x9C;
            byte[] png = TestImages.png(8, 8, GRAY16, data);
            assertThatThrownBy(() -> Gray16Png.decode(png)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void a_huge_size_is_refused_before_any_memory_is_taken() {
        assertThatThrownBy(() -> Gray16Png.decode(TestImages.png(100_000, 100_000, GRAY16, new byte[100])))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("100000x100000");
        assertThatThrownBy(() -> Gray16Png.decode(TestImages.png(8000, 8000, GRAY16, new byte[100])))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("cannot hold");
    }

    @Test
    void a_zlib_bomb_is_not_inflated_beyond_the_size_of_the_image() {
        byte[] bomb = TestImages.deflate(new byte[4 << 20]);
        assertThatThrownBy(() -> Gray16Png.decode(TestImages.png(10, 10, GRAY16, bomb)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("found more");
    }

    @Test
    void too_few_rows_are_refused() {
        byte[] half = TestImages.deflate(Arrays.copyOf(rowsOf(GrayImages.noise(10, 10, 1)), 100));
        assertThatThrownBy(() -> Gray16Png.decode(TestImages.png(10, 10, GRAY16, half)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("expected 210 bytes of rows, found 100");
    }

    @Test
    void an_unknown_filter_is_refused_with_its_row() {
        byte[] png = GrayImages.pngWithFilter(GrayImages.noise(5, 5, 1), 5);
        assertThatThrownBy(() -> Gray16Png.decode(png))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("row 0 has filter 5");
    }

    @Test
    void real_depth_images_are_read_as_imageio_reads_them() throws IOException {
        for (String frame : new String[] {"00000", "00150", "00297"}) {
            byte[] png =
                    Files.readAllBytes(SharedData.require("data/scannet/posed_images/scene0000_00/" + frame + ".png"));
            Gray16 image = Gray16Png.decode(png);
            assertSame(image, GrayImages.byImageIo(png));
            assertSame(Gray16Png.decode(Gray16Png.encode(image)), image);
            assertThat(ImageSize.of(png)).isEqualTo(new ImageSize(640, 480));
        }
    }

    private static byte[] rowsOf(Gray16 image) {
        int stride = 1 + 2 * image.width();
        byte[] rows = new byte[stride * image.height()];
        for (int i = 0; i < image.values().length; i++) {
            int at = i / image.width() * stride + 1 + 2 * (i % image.width());
            rows[at] = (byte) (image.values()[i] >> 8);
            rows[at + 1] = (byte) image.values()[i];
        }
        return rows;
    }

    private static void assertSame(Gray16 found, Gray16 expected) {
        assertThat(found.width()).isEqualTo(expected.width());
        assertThat(found.height()).isEqualTo(expected.height());
        assertThat(found.values()).isEqualTo(expected.values());
    }
}
