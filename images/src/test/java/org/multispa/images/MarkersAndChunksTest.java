package org.multispa.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.images.gray16.Gray16Png;

/// Hand-made sequences of JPEG markers and PNG chunks.
final class MarkersAndChunksTest {
    private static final int START = 0xFFD8;
    private static final int SCAN = 0xFFDA;
    private static final int END = 0xFFD9;

    /// 16-bit values one behind another.
    private static byte[] bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    @Test
    void a_scan_ends_at_the_first_true_marker() {
        byte[] jpeg = bytes(START, SCAN, 2, 0x1234, 0xFF00, 0x56FF, 0x00FF, 0xD3AA, 0xFFD0, 0xBBBB, END);
        assertThatCode(() -> JpegMarkers.requireComplete(jpeg)).doesNotThrowAnyException();
    }

    @Test
    void several_scans_with_tables_between_them_are_walked() {
        byte[] jpeg = bytes(START, SCAN, 2, 0x1111, 0xFFC4, 4, 0xFFD9, SCAN, 4, 0xFFD9, 0x2222, END);
        assertThatCode(() -> JpegMarkers.requireComplete(jpeg)).doesNotThrowAnyException();
    }

    @Test
    void an_end_marker_inside_a_segment_is_no_end() {
        byte[] thumbnail = bytes(START, 0xFFE1, 6, START, END, SCAN, 2, 0x1111, 0x2222);
        assertThatThrownBy(() -> JpegMarkers.requireComplete(thumbnail))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("truncated JPEG");
    }

    @Test
    void fill_bytes_before_a_marker_are_passed_over() {
        byte[] jpeg = bytes(START, 0xFFFF, 0xFFFE, 3, 0x00FF, SCAN, 2, 0xFFFF, END);
        assertThatCode(() -> JpegMarkers.requireComplete(jpeg)).doesNotThrowAnyException();
    }

    @Test
    void a_segment_that_reaches_beyond_the_data_is_truncated() {
        byte[] jpeg = bytes(START, 0xFFE0, 0xFFFF, END);
        assertThatThrownBy(() -> JpegMarkers.requireComplete(jpeg)).hasMessageContaining("truncated JPEG");
        assertThatThrownBy(() -> JpegMarkers.size(jpeg)).hasMessageContaining("truncated JPEG");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    void every_frame_header_tells_the_size(int marker) throws ImageFormatException {
        byte[] jpeg = bytes(START, 0xFFE0, 4, 0x5555, 0xFF00 | marker, 8, 0x0800, 0x0500, 0x0903);
        assertThat(JpegMarkers.size(jpeg)).isEqualTo(new ImageSize(9, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC4, 0xC8, 0xCC})
    void tables_of_similar_number_are_no_frame_headers(int marker) throws ImageFormatException {
        byte[] jpeg = bytes(START, 0xFF00 | marker, 4, 0x5555, 0xFFC0, 8, 0x0800, 0x0500, 0x0903);
        assertThat(JpegMarkers.size(jpeg)).isEqualTo(new ImageSize(9, 5));
    }

    @Test
    void chunks_are_walked_with_their_types_and_lengths() throws ImageFormatException {
        byte[] png = TestImages.png(3, 2, new byte[] {8, 2, 0, 0, 0}, new byte[5], new byte[0]);
        PngChunks chunks = new PngChunks(png);
        assertThat(chunks.next() && chunks.is("IHDR") && chunks.length() == 13).isTrue();
        chunks.checkCrc();
        assertThat(chunks.next() && chunks.is("IDAT") && chunks.length() == 5).isTrue();
        assertThat(chunks.next() && chunks.is("IDAT") && chunks.length() == 0).isTrue();
        assertThat(chunks.next() && chunks.is("IEND")).isTrue();
        chunks.checkCrc();
        assertThat(chunks.next()).isFalse();
        assertThatCode(() -> PngChunks.requireComplete(png)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 12, -1, Integer.MIN_VALUE, 100})
    void chunks_that_claim_more_than_the_data_are_truncated(int claim) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(TestImages.png(3, 2, new byte[] {16, 0, 0, 0, 0}));
        byte[] png = out.toByteArray();
        ByteBuffer.wrap(png).putInt(33, claim);
        assertThatThrownBy(() -> PngChunks.requireComplete(png))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("truncated PNG");
        assertThatThrownBy(() -> Gray16Png.decode(png)).hasMessageContaining("truncated PNG");
    }

    @Test
    void a_png_must_begin_with_its_header() {
        byte[] png = TestImages.png(3, 2, new byte[] {16, 0, 0, 0, 0});
        png[12] = 'X';
        assertThatThrownBy(() -> PngHeader.of(png)).hasMessageContaining("expected an IHDR chunk");
        byte[] changed = TestImages.png(3, 2, new byte[] {16, 0, 0, 0, 0});
        changed[19] = 77;
        assertThatThrownBy(() -> PngHeader.of(changed)).hasMessageContaining("wrong checksum");
    }
}
