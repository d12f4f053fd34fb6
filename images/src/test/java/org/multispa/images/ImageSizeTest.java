package org.multispa.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.images.gray16.GrayImages;
import org.multispa.testing.SharedData;

final class ImageSizeTest {
    @Test
    void sizes_of_jpeg_and_png_are_read_from_the_header() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            ImageSize size = new ImageSize(1 + random.nextInt(300), 1 + random.nextInt(300));
            RgbImage image = TestImages.gradient(size.width(), size.height());
            assertThat(ImageSize.of(Jpeg.encode(image, 50))).isEqualTo(size);
            assertThat(ImageSize.of(Gray16Png.encode(GrayImages.noise(size.width(), size.height(), 1))))
                    .isEqualTo(size);
        }
    }

    @Test
    void an_image_is_complete_only_with_its_last_bytes() throws IOException {
        RgbImage image = TestImages.gradient(90, 60);
        byte[] jpeg = Jpeg.encode(image, 80);
        byte[] png = Gray16Png.encode(GrayImages.noise(90, 60, 3));
        for (byte[] whole : new byte[][] {jpeg, png}) {
            assertThat(ImageSize.ofComplete(whole)).isEqualTo(new ImageSize(90, 60));
            for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> ImageSize.ofComplete(cut)).isInstanceOf(ImageFormatException.class);
            }
            assertThatThrownBy(() -> ImageSize.ofComplete(Arrays.copyOf(whole, whole.length - 1)))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("truncated");
        }
    }

    @Test
    void a_progressive_jpeg_has_a_size_and_is_decoded() throws IOException {
        BufferedImage image = new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        byte[] jpeg = out.toByteArray();
        assertThat(ImageSize.of(jpeg)).isEqualTo(new ImageSize(50, 40));
        assertThat(Jpeg.decode(jpeg).pixel(10, 10)).isZero();
    }

    @Test
    void the_pixels_may_be_missing() throws IOException {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(70, 50), 90);
        assertThat(ImageSize.of(Arrays.copyOf(jpeg, 400))).isEqualTo(new ImageSize(70, 50));
        byte[] png = Gray16Png.encode(GrayImages.noise(70, 50, 1));
        assertThat(ImageSize.of(Arrays.copyOf(png, 33))).isEqualTo(new ImageSize(70, 50));
    }

    @Test
    void a_header_cut_short_is_refused() {
        byte[] jpeg = Jpeg.encode(TestImages.gradient(70, 50), 90);
        for (int length = 0; length < 22; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> ImageSize.of(cut)).isInstanceOf(ImageFormatException.class);
        }
        byte[] png = Gray16Png.encode(GrayImages.noise(70, 50, 1));
        for (int length = 0; length < 33; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThatThrownBy(() -> ImageSize.of(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void sizes_of_zero_are_refused() {
        byte[] png = TestImages.png(0, 7, new byte[] {16, 0, 0, 0, 0});
        assertThatThrownBy(() -> ImageSize.of(png)).hasMessageContaining("0x7");
        byte[] negative = TestImages.png(-1, 7, new byte[] {16, 0, 0, 0, 0});
        assertThatThrownBy(() -> ImageSize.of(negative)).hasMessageContaining("4294967295x7");
        byte[] jpeg = ByteBuffer.allocate(14)
                .putInt(0xFFD8FFC0)
                .putShort((short) 8)
                .put((byte) 8)
                .array();
        assertThatThrownBy(() -> ImageSize.of(jpeg)).hasMessageContaining("0x0");
    }

    @Test
    void a_jpeg_without_a_frame_header_is_refused() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertThatThrownBy(() -> ImageSize.of(jpeg)).hasMessageContaining("frame header");
    }

    @Test
    void segments_of_impossible_length_and_stray_bytes_are_refused() {
        byte[] shortSegment = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 1, 0, 0};
        assertThatThrownBy(() -> ImageSize.of(shortSegment)).hasMessageContaining("length 1");
        byte[] stray = {(byte) 0xFF, (byte) 0xD8, 3, 4, 5};
        assertThatThrownBy(() -> ImageSize.of(stray)).hasMessageContaining("expected a marker at byte 2, found 0x3");
    }

    @Test
    void a_size_must_be_positive() {
        assertThatThrownBy(() -> new ImageSize(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageSize(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void real_pictures_have_their_known_sizes() throws IOException {
        for (String name : new String[] {"noise_131x97", "frame_320x240", "tall_90x300"}) {
            byte[] png = Files.readAllBytes(SharedData.require("reference/text-and-image/" + name + ".png"));
            ImageSize size = ImageSize.of(png);
            assertThat(name).endsWith("_" + size.width() + "x" + size.height());
            RgbImage image = Jpeg.decode(png);
            assertThat(image.rgb()).isEqualTo(new ImageIoCodec().decode(png).rgb());
        }
    }
}
