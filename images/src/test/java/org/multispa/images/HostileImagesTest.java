package org.multispa.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images as strangers send them to a server: small files that want much memory or time.
final class HostileImagesTest {
    private static final byte[] RGB = {8, 2, 0, 0, 0};

    @Test
    void an_image_of_as_many_pixels_as_allowed_is_decoded() throws IOException {
        RgbImage image = TestImages.gradient(20, 10);
        byte[] png = png(image);
        assertThat(Jpeg.decode(png, 200).rgb()).isEqualTo(image.rgb());
        assertThat(Jpeg.decode(Jpeg.encode(image, 90), 200).width()).isEqualTo(20);
    }

    @Test
    void an_image_of_one_pixel_more_is_refused() throws IOException {
        RgbImage image = TestImages.gradient(67, 3);
        for (byte[] encoded : new byte[][] {png(image), Jpeg.encode(image, 90)}) {
            assertThatThrownBy(() -> Jpeg.decode(encoded, 200))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage("expected at most 200 pixels, the header claims 67x3; scale the image down");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, (1L << 26) + 1, Long.MAX_VALUE})
    void a_limit_out_of_range_is_refused(long limit) {
        assertThatThrownBy(() -> Jpeg.decode(new byte[0], limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 67108864, found " + limit);
    }

    @Test
    void a_bomb_of_zeros_is_refused_by_its_header() {
        byte[] bomb = TestImages.png(30_000, 30_000, RGB, TestImages.deflate(new byte[1 << 20]));
        assertThat(bomb.length).isLessThan(5000);
        assertThatThrownBy(() -> Jpeg.decode(bomb, 1 << 24))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("30000x30000");
    }

    @Test
    void sides_whose_product_overflows_are_refused() {
        for (int[] size : new int[][] {{Integer.MAX_VALUE, Integer.MAX_VALUE}, {65536, 65536}, {1 << 30, 4}}) {
            byte[] png = TestImages.png(size[0], size[1], RGB, new byte[10]);
            assertThatThrownBy(() -> Jpeg.decode(png, 1 << 24))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("expected at most");
        }
    }

    @Test
    void an_image_that_is_a_very_long_line_is_refused() {
        for (int[] size : new int[][] {{65536, 1}, {1, 65536}, {1, 1 << 24}}) {
            byte[] png = TestImages.png(size[0], size[1], RGB, new byte[10]);
            assertThatThrownBy(() -> Jpeg.decode(png))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("at most 65535 pixels a side");
        }
    }

    @Test
    void rows_beyond_the_last_do_not_grow_the_image() throws IOException {
        byte[] bomb = TestImages.png(4, 4, RGB, TestImages.deflate(new byte[1 << 22]));
        try {
            assertThat(Jpeg.decode(bomb, 16).rgb()).hasSize(48);
        } catch (ImageFormatException e) {
            assertThat(e).hasMessageContaining("broken image");
        }
    }

    @Test
    void a_second_png_header_does_not_enlarge_the_image() throws IOException {
        byte[] small = png(TestImages.gradient(4, 4));
        byte[] large = TestImages.chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(20_000).putInt(20_000).put(RGB).array());
        byte[] both = ByteBuffer.allocate(small.length + large.length)
                .put(small, 0, 33)
                .put(large)
                .put(small, 33, small.length - 33)
                .array();
        refusedOrOfSize(both, 4, 4);
    }

    @Test
    void a_second_frame_header_does_not_enlarge_a_jpeg() throws IOException {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(16, 16), 90);
        int frame = indexOf(jpeg, 0xC0);
        int length = 2 + (((jpeg[frame + 2] & 0xFF) << 8) | (jpeg[frame + 3] & 0xFF));
        byte[] both = ByteBuffer.allocate(jpeg.length + length)
                .put(jpeg, 0, frame + length)
                .put(jpeg, frame, jpeg.length - frame)
                .array();
        Arrays.fill(both, frame + length + 5, frame + length + 9, (byte) 0x7F);
        refusedOrOfSize(both, 16, 16);
    }

    private static void refusedOrOfSize(byte[] encoded, int width, int height) {
        try {
            RgbImage image = Jpeg.decode(encoded, 1 << 20);
            assertThat(image.width()).isEqualTo(width);
            assertThat(image.height()).isEqualTo(height);
        } catch (ImageFormatException e) {
            assertThat(e.getMessage()).contains("broken image");
        }
    }

    /// Each scan would take a decoder through all pixels; a megabyte holds a hundred thousand of them.
    @Test
    void a_jpeg_of_very_many_scans_is_refused() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(16, 16), 90);
        int scan = indexOf(jpeg, 0xDA);
        byte[] body = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        assertThatCode(() -> JpegMarkers.requireComplete(repeated(jpeg, scan, body, 200)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Jpeg.decode(repeated(jpeg, scan, body, 201)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("at most 200 scans");
        assertThatThrownBy(() -> Jpeg.redrawn(repeated(jpeg, scan, body, 201), 90, pixels -> {}))
                .isInstanceOf(ImageFormatException.class);
    }

    private static byte[] repeated(byte[] jpeg, int head, byte[] scan, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, head);
        for (int i = 0; i < times; i++) {
            out.writeBytes(scan);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    @Test
    void changed_bytes_of_a_png_give_a_picture_or_the_documented_exception() throws IOException {
        byte[] png = png(TestImages.gradient(24, 16));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] changed = png.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                assertThat(Jpeg.decode(changed, 1 << 20).rgb()).isNotEmpty();
            } catch (ImageFormatException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void random_bytes_behind_a_signature_are_refused() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[8 + random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] start = seed % 2 == 0 ? PngHeader.signature() : new byte[] {(byte) 0xFF, (byte) 0xD8};
            System.arraycopy(start, 0, bytes, 0, start.length);
            assertThatThrownBy(() -> Jpeg.decode(bytes, 1 << 20)).isInstanceOf(ImageFormatException.class);
        }
    }

    private static byte[] png(RgbImage image) throws IOException {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                buffered.setRGB(x, y, image.pixel(x, y));
            }
        }
        return TestImages.byImageIo(buffered, "png");
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 2; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + Integer.toHexString(marker));
    }
}
