package org.multispa.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.testing.SharedData;

final class JpegTest {
    private static final ColorCodec PLAIN = new ImageIoCodec();

    private static ColorCodec openCv() {
        return OpenCvCodec.load()
                .orElseGet(() -> Assumptions.abort("skipped: OpenCV's libraries do not load on this machine"));
    }

    private static List<ColorCodec> codecs() {
        return OpenCvCodec.load().map(found -> List.of(found, PLAIN)).orElse(List.of(PLAIN));
    }

    @Test
    void a_smooth_picture_survives_the_round_trip() throws IOException {
        RgbImage image = TestImages.gradient(160, 120);
        for (ColorCodec codec : codecs()) {
            RgbImage back = codec.decode(codec.encode(image, 95));
            assertThat(TestImages.largestDifference(back, image)).isLessThan(12);
        }
        assertThat(TestImages.meanDifference(Jpeg.decode(Jpeg.encode(image, 95)), image))
                .isLessThan(2);
    }

    @Test
    void channels_stand_in_the_order_red_green_blue() throws IOException {
        byte[] rgb = new byte[3 * 16 * 16];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 250;
            rgb[i + 1] = 120;
            rgb[i + 2] = 10;
        }
        for (ColorCodec codec : codecs()) {
            RgbImage back = codec.decode(codec.encode(new RgbImage(16, 16, rgb), 95));
            assertThat(TestImages.largestDifference(back, new RgbImage(16, 16, rgb)))
                    .isLessThan(8);
        }
    }

    @Test
    void the_two_codecs_agree() throws IOException {
        ColorCodec native_ = openCv();
        RgbImage image = TestImages.gradient(131, 97);
        for (int quality : new int[] {10, 50, 75, 95, 100}) {
            byte[] jpeg = PLAIN.encode(image, quality);
            assertThat(TestImages.largestDifference(native_.decode(jpeg), PLAIN.decode(jpeg)))
                    .isLessThan(9);
        }
    }

    @Test
    void the_same_image_and_quality_give_the_same_bytes() {
        RgbImage image = TestImages.gradient(64, 48);
        for (ColorCodec codec : codecs()) {
            assertThat(codec.encode(image, 80)).isEqualTo(codec.encode(image, 80));
        }
    }

    @Test
    void a_higher_quality_gives_more_bytes_and_a_nearer_picture() throws IOException {
        RgbImage image = TestImages.gradient(64, 48);
        byte[] coarse = Jpeg.encode(image, 5);
        byte[] fine = Jpeg.encode(image, 100);
        assertThat(coarse.length).isLessThan(fine.length);
        assertThat(TestImages.meanDifference(Jpeg.decode(fine), image))
                .isLessThan(TestImages.meanDifference(Jpeg.decode(coarse), image));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 101})
    void a_quality_out_of_range_is_refused(int quality) {
        assertThatThrownBy(() -> Jpeg.encode(TestImages.gradient(4, 4), quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100");
    }

    @Test
    void an_image_too_wide_for_jpeg_is_refused() {
        assertThatThrownBy(() -> Jpeg.encode(new RgbImage(65536, 1, new byte[3 * 65536]), 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65535");
    }

    @Test
    void a_rotation_in_exif_data_is_not_applied() throws IOException {
        RgbImage image = TestImages.gradient(48, 16);
        for (ColorCodec codec : codecs()) {
            byte[] turned = TestImages.turnedByExif(codec.encode(image, 95));
            RgbImage back = codec.decode(turned);
            assertThat(ImageSize.of(turned)).isEqualTo(new ImageSize(48, 16));
            assertThat(back.width()).isEqualTo(48);
            assertThat(TestImages.meanDifference(back, image)).isLessThan(3);
        }
    }

    @Test
    void grey_jpegs_have_three_equal_channels() throws IOException {
        BufferedImage grey = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(5, 5, 0, 200);
        byte[] jpeg = TestImages.byImageIo(grey, "jpg");
        RgbImage image = Jpeg.decode(jpeg);
        for (int i = 0; i < image.rgb().length; i += 3) {
            assertThat(image.rgb()[i]).isEqualTo(image.rgb()[i + 1]).isEqualTo(image.rgb()[i + 2]);
        }
    }

    @Test
    void png_is_decoded_exactly_with_and_without_alpha() throws IOException {
        RgbImage image = TestImages.gradient(33, 21);
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
            BufferedImage buffered = new BufferedImage(33, 21, type);
            for (int i = 0; i < 33 * 21; i++) {
                buffered.setRGB(i % 33, i / 33, 0xFF000000 | image.pixel(i % 33, i / 33));
            }
            byte[] png = TestImages.byImageIo(buffered, "png");
            for (ColorCodec codec : codecs()) {
                assertThat(codec.decode(png).rgb()).isEqualTo(image.rgb());
            }
            assertThat(Jpeg.decode(png).rgb()).isEqualTo(image.rgb());
        }
    }

    @Test
    void every_cut_of_a_jpeg_is_refused() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(40, 30), 90);
        for (int length = 0; length < jpeg.length; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> Jpeg.decode(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void every_cut_of_a_png_is_refused() throws IOException {
        byte[] png = TestImages.byImageIo(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png");
        for (int length = 0; length < png.length - 4; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThatThrownBy(() -> Jpeg.decode(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void bytes_behind_the_end_of_a_jpeg_are_allowed() throws IOException {
        RgbImage image = TestImages.gradient(40, 30);
        byte[] jpeg = Jpeg.encode(image, 90);
        assertThat(Jpeg.decode(Arrays.copyOf(jpeg, jpeg.length + 300)).rgb())
                .isEqualTo(Jpeg.decode(jpeg).rgb());
    }

    @Test
    void changed_bytes_give_a_picture_or_the_documented_exception() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(24, 16), 60);
        int decoded = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] changed = jpeg.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                RgbImage image = Jpeg.decode(changed);
                assertThat(image.rgb()).hasSize(3 * image.width() * image.height());
                decoded++;
            } catch (ImageFormatException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(decoded).isBetween(1, 299);
    }

    @Test
    void a_header_that_claims_too_many_pixels_is_refused_before_decoding() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(16, 16), 90);
        int frame = indexOfFrameHeader(jpeg);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        assertThatThrownBy(() -> Jpeg.decode(jpeg))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("65535x65535");
    }

    @Test
    void other_formats_are_refused() throws IOException {
        byte[] bitmap = TestImages.byImageIo(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "bmp");
        for (byte[] other : new byte[][] {bitmap, {}, {'G', 'I', 'F', '8', '9', 'a'}}) {
            assertThatThrownBy(() -> Jpeg.decode(other))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("neither");
        }
    }

    @Test
    void many_threads_decode_the_same_pixels() throws Exception {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(200, 150), 85);
        byte[] expected = Jpeg.decode(jpeg).rgb();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<RgbImage>> results = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> Jpeg.decode(jpeg)))
                    .toList();
            for (Future<RgbImage> result : results) {
                assertThat(result.get().rgb()).isEqualTo(expected);
            }
        }
    }

    @Test
    void real_frames_are_decoded_as_the_plain_codec_decodes_them() throws IOException {
        ColorCodec native_ = openCv();
        byte[] jpeg = Files.readAllBytes(SharedData.require("data/scannet/posed_images/scene0000_00/00150.jpg"));
        RgbImage image = native_.decode(jpeg);
        assertThat(ImageSize.of(jpeg)).isEqualTo(new ImageSize(1296, 968));
        assertThat(image.width()).isEqualTo(1296);
        RgbImage plain = PLAIN.decode(jpeg);
        assertThat(TestImages.meanDifference(image, plain)).isLessThan(0.5);
        assertThat(TestImages.meanDifference(native_.decode(native_.encode(image, 95)), image))
                .isLessThan(2);
    }

    private static int indexOfFrameHeader(byte[] jpeg) {
        for (int i = 2; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                return i;
            }
        }
        throw new AssertionError("no frame header");
    }

    @Test
    void redrawing_gives_the_bytes_of_decoding_changing_and_encoding() throws IOException {
        for (ColorCodec codec : codecs()) {
            byte[] jpeg = codec.encode(TestImages.gradient(131, 97), 90);
            Jpeg.Edit edit = pixels -> {
                int[] part = new int[7 * 5];
                pixels.read(20, 30, 7, part);
                for (int i = 0; i < part.length; i++) {
                    part[i] ^= 0x4080C0 + i;
                }
                pixels.write(120, 92, 7, part);
                pixels.write(0, 0, 1, new int[] {pixels.pixel(130, 96)});
            };
            RgbPixels expected = new RgbPixels(codec.decode(jpeg));
            edit.apply(expected);
            assertThat(codec.redrawn(jpeg, 92, edit)).isEqualTo(codec.encode(expected.image(), 92));
        }
    }

    @Test
    void an_edit_sees_the_pixels_as_they_were_decoded() throws IOException {
        for (ColorCodec codec : codecs()) {
            byte[] jpeg = codec.encode(TestImages.gradient(33, 21), 90);
            RgbImage expected = codec.decode(jpeg);
            codec.redrawn(jpeg, 90, pixels -> {
                for (int y = 0; y < 21; y++) {
                    for (int x = 0; x < 33; x++) {
                        assertThat(pixels.pixel(x, y)).isEqualTo(expected.pixel(x, y));
                    }
                }
            });
        }
    }

    @Test
    void rectangles_outside_the_image_are_refused() throws IOException {
        int[][] wrong = {{-1, 0, 2, 4}, {0, -1, 2, 4}, {15, 0, 2, 4}, {0, 15, 2, 4}, {0, 0, 3, 4}, {0, 0, 0, 4}};
        for (ColorCodec codec : codecs()) {
            byte[] jpeg = codec.encode(TestImages.gradient(16, 16), 90);
            codec.redrawn(jpeg, 90, pixels -> {
                for (int[] one : wrong) {
                    assertThatExceptionOfType(IndexOutOfBoundsException.class)
                            .isThrownBy(() -> pixels.read(one[0], one[1], one[2], new int[one[3]]));
                    assertThatExceptionOfType(IndexOutOfBoundsException.class)
                            .isThrownBy(() -> pixels.write(one[0], one[1], one[2], new int[one[3]]));
                }
            });
        }
    }

    @Test
    void a_broken_image_is_not_redrawn() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(64, 48), 90);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        assertThatExceptionOfType(ImageFormatException.class).isThrownBy(() -> Jpeg.redrawn(cut, 90, pixels -> {}));
        assertThatExceptionOfType(ImageFormatException.class)
                .isThrownBy(() -> Jpeg.redrawn(jpeg, 90, pixels -> {
                    throw new ImageFormatException("not this one");
                }))
                .withMessage("not this one");
    }

    @Test
    void a_miniature_holds_the_mean_grey_of_each_part() throws IOException {
        for (int[] size : new int[][] {{640, 480}, {1296, 968}, {97, 131}, {20, 20}}) {
            RgbImage image = TestImages.gradient(size[0], size[1]);
            for (ColorCodec codec : codecs()) {
                byte[] small = codec.greyMiniature(codec.encode(image, 95), 16);
                assertThat(small).hasSize(256);
                for (int i = 0; i < small.length; i++) {
                    int pixel = image.pixel((2 * (i % 16) + 1) * size[0] / 32, (2 * (i / 16) + 1) * size[1] / 32);
                    int grey = (299 * (pixel >> 16) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)) / 1000;
                    assertThat(Math.abs((small[i] & 0xFF) - grey)).isLessThan(14);
                }
            }
        }
    }

    @Test
    void a_smaller_copy_shows_the_same_and_keeps_the_shape() throws IOException {
        for (int[] size : new int[][] {{640, 480}, {1296, 968}, {97, 1310}, {4000, 3}, {20, 20}}) {
            RgbImage image = TestImages.gradient(size[0], size[1]);
            for (ColorCodec codec : codecs()) {
                RgbImage small = codec.decode(codec.smaller(codec.encode(image, 95), 120, 90));
                int longer = Math.max(size[0], size[1]);
                double factor = Math.max(1, longer / 120.0);
                assertThat(Math.max(small.width(), small.height())).isEqualTo(Math.min(120, longer));
                assertThat(small.width()).isEqualTo(Math.max(1, (int) Math.round(size[0] / factor)));
                assertThat(small.height()).isEqualTo(Math.max(1, (int) Math.round(size[1] / factor)));
                byte[] means = Shrinking.toSide(image, 120).rgb();
                long off = 0;
                for (int i = 0; i < means.length; i++) {
                    off += Math.abs((means[i] & 0xFF) - (small.rgb()[i] & 0xFF));
                }
                assertThat((double) off / means.length)
                        .as(codec + " " + size[0] + "x" + size[1])
                        .isLessThan(8);
            }
        }
        byte[] jpeg = Jpeg.encode(TestImages.gradient(64, 48), 90);
        assertThat(Jpeg.decode(Jpeg.smaller(jpeg, 32, 80)).width()).isEqualTo(32);
        assertThatExceptionOfType(ImageFormatException.class)
                .isThrownBy(() -> Jpeg.smaller(Arrays.copyOf(jpeg, 300), 32, 80));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Jpeg.smaller(jpeg, 0, 80));
    }
}
