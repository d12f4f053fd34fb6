package org.multispa.scenes.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.DepthMap;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;

final class SensFileTest {
    private static final byte[] COLOR = {(byte) 0xFF, (byte) 0xD8, 7, 7};
    private static final int PIXELS = 16 * 12;
    private static final byte[] DEPTH = TinySens.deflate(TinySens.flat(2000, PIXELS));

    @TempDir
    private Path folder;

    @Test
    void header_and_frames_are_read() throws IOException {
        TinySens tiny = new TinySens();
        double[] pose = TinySens.identity();
        pose[3] = 1.5;
        SensFile file = open(tiny.add(TinySens.identity(), COLOR, DEPTH).add(pose, new byte[] {9}, DEPTH));
        assertThat(file.size()).isEqualTo(2);
        assertThat(file.isComplete()).isTrue();
        assertThat(file.colorSize()).isEqualTo(new ImageSize(32, 24));
        assertThat(file.colorIntrinsics()).isEqualTo(tiny.intrinsics);
        assertThat(file.pose(1)).isEqualTo(pose);
        assertThat(file.pixels(0).encodedColor()).isEqualTo(COLOR);
        assertThat(file.pixels(1).encodedColor()).containsExactly(9);
        assertThat(file.pixels(1).colorExtension()).isEqualTo("jpg");
        assertThat(file.pixels(1).colorFile()).isEmpty();
    }

    @Test
    void deflated_and_raw_depth_give_the_same_map() throws IOException {
        Random random = new Random(3);
        int[] values = random.ints(PIXELS, 0, 1 << 16).toArray();
        byte[] raw = TinySens.raw(values);
        TinySens stored = new TinySens();
        stored.depthType = 0;
        stored.shift = 5000;
        DepthMap first =
                open(stored.add(TinySens.identity(), COLOR, raw)).pixels(0).depth();
        DepthMap second = open(new TinySens().add(TinySens.identity(), COLOR, TinySens.deflate(raw)))
                .pixels(0)
                .depth();
        assertThat(first.unitsPerMetre()).isEqualTo(5000);
        assertThat(second.unitsPerMetre()).isEqualTo(1000);
        for (int i = 0; i < PIXELS; i++) {
            assertThat(first.raw(i % 16, i / 16)).isEqualTo(values[i]);
            assertThat(second.raw(i % 16, i / 16)).isEqualTo(values[i]);
        }
    }

    @Test
    void png_colour_is_told_by_the_extension() throws IOException {
        TinySens tiny = new TinySens();
        tiny.colorType = 1;
        assertThat(open(tiny.add(TinySens.identity(), COLOR, DEPTH)).pixels(0).colorExtension())
                .isEqualTo("png");
    }

    @Test
    void frames_that_lie_whole_in_a_truncated_file_are_kept() throws IOException {
        byte[] whole = new TinySens()
                .add(TinySens.identity(), COLOR, DEPTH)
                .add(TinySens.identity(), COLOR, DEPTH)
                .add(TinySens.identity(), COLOR, DEPTH)
                .toBytes();
        int frame = 96 + COLOR.length + DEPTH.length;
        int header = whole.length - 3 * frame;
        for (int length = header; length < whole.length; length++) {
            SensFile file = open(Arrays.copyOf(whole, length));
            assertThat(file.size()).isEqualTo((length - header) / frame);
            assertThat(file.isComplete()).isFalse();
            assertThat(file.claimedSize()).isEqualTo("3");
            for (int i = 0; i < file.size(); i++) {
                assertThat(file.pixels(i).depth().raw(3, 3)).isEqualTo(2000);
            }
        }
        for (int length = 0; length < header; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> open(cut)).isInstanceOf(IOException.class).hasMessageContaining("test.sens");
        }
    }

    @Test
    void bytes_behind_the_frames_are_passed_over() throws IOException {
        byte[] whole = new TinySens().add(TinySens.identity(), COLOR, DEPTH).toBytes();
        SensFile file = open(Arrays.copyOf(whole, whole.length + 500));
        assertThat(file.size()).isEqualTo(1);
        assertThat(file.isComplete()).isTrue();
    }

    @Test
    void huge_counts_give_the_frames_that_are_there() throws IOException {
        for (long claimed : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40}) {
            TinySens tiny = new TinySens();
            tiny.claimed = claimed;
            SensFile file = open(tiny.add(TinySens.identity(), COLOR, DEPTH));
            assertThat(file.size()).isEqualTo(1);
            assertThat(file.isComplete()).isFalse();
        }
    }

    @Test
    void images_that_claim_more_bytes_than_the_file_has_end_the_list() throws IOException {
        for (long claim : new long[] {Long.MAX_VALUE, -1, Long.MIN_VALUE, 1L << 32, 1000}) {
            SensFile byColor = open(new TinySens()
                    .add(TinySens.identity(), COLOR, DEPTH)
                    .addClaiming(TinySens.identity(), COLOR, DEPTH, claim, DEPTH.length));
            SensFile byDepth = open(new TinySens()
                    .add(TinySens.identity(), COLOR, DEPTH)
                    .addClaiming(TinySens.identity(), COLOR, DEPTH, COLOR.length, claim));
            assertThat(byColor.size()).isEqualTo(1);
            assertThat(byDepth.size()).isEqualTo(1);
        }
    }

    @Test
    void headers_of_another_kind_are_refused_by_name() {
        assertRefused("version 3", tiny -> tiny.version = 3);
        assertRefused("sensor name", tiny -> tiny.nameLength = Long.MAX_VALUE);
        assertRefused("sensor name", tiny -> tiny.nameLength = -5);
        assertRefused("found raw", tiny -> tiny.colorType = 0);
        assertRefused("compression type -1", tiny -> tiny.colorType = -1);
        assertRefused("found occi_ushort", tiny -> tiny.depthType = 2);
        assertRefused("compression type 77", tiny -> tiny.depthType = 77);
        assertRefused("colour size", tiny -> tiny.colorWidth = 0);
        assertRefused("4294967295x12", tiny -> tiny.depthWidth = -1);
        assertRefused("depth size", tiny -> {
            tiny.depthWidth = 100_000;
            tiny.depthHeight = 100_000;
        });
        assertRefused("depth shift", tiny -> tiny.shift = 0);
        assertRefused("depth shift", tiny -> tiny.shift = Float.NaN);
        assertRefused("depth shift", tiny -> tiny.shift = Float.POSITIVE_INFINITY);
    }

    private interface Spoiling {
        void spoil(TinySens tiny);
    }

    private void assertRefused(String message, Spoiling spoiling) {
        TinySens tiny = new TinySens().add(TinySens.identity(), COLOR, DEPTH);
        spoiling.spoil(tiny);
        assertThatThrownBy(() -> open(tiny))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("test.sens")
                .hasMessageContaining(message);
    }

    @Test
    void a_zlib_bomb_is_not_inflated_beyond_the_depth_image() throws IOException {
        byte[] bomb = TinySens.deflate(new byte[8 << 20]);
        assertDepthRefused(bomb, "found more");
    }

    @Test
    void broken_depth_is_refused_with_file_and_frame() throws IOException {
        assertDepthRefused(TinySens.deflate(TinySens.flat(1, PIXELS - 1)), "expected 384 bytes of depth, found 382");
        assertDepthRefused(Arrays.copyOf(DEPTH, DEPTH.length / 2), "depth image of frame 0");
        assertDepthRefused(new byte[] {1, 2, 3, 4, 5}, "depth image of frame 0");
        TinySens tiny = new TinySens();
        tiny.depthType = 0;
        FramePixels pixels =
                open(tiny.add(TinySens.identity(), COLOR, new byte[PIXELS])).pixels(0);
        assertThatThrownBy(pixels::depth).hasMessageContaining("expected 384 bytes of raw depth, found 192");
    }

    @Test
    void a_huge_depth_image_from_few_bytes_is_refused_before_any_memory_is_taken() throws IOException {
        TinySens tiny = new TinySens();
        tiny.depthWidth = 8000;
        tiny.depthHeight = 8000;
        FramePixels pixels = open(tiny.add(TinySens.identity(), COLOR, DEPTH)).pixels(0);
        assertThatThrownBy(pixels::depth).hasMessageContaining("cannot hold");
    }

    @Test
    void frames_without_an_image_are_refused() throws IOException {
        SensFile file = open(new TinySens()
                .add(TinySens.identity(), new byte[0], DEPTH)
                .add(TinySens.identity(), COLOR, new byte[0]));
        assertThatThrownBy(() -> file.pixels(0)).isInstanceOf(IOException.class).hasMessageContaining("frame 0");
        assertThatThrownBy(() -> file.pixels(1)).isInstanceOf(IOException.class).hasMessageContaining("frame 1");
    }

    @Test
    void a_file_that_vanishes_or_shrinks_is_named() throws IOException {
        Path path = folder.resolve("test.sens");
        byte[] whole = new TinySens().add(TinySens.identity(), COLOR, DEPTH).toBytes();
        FramePixels pixels = open(whole).pixels(0);
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(pixels::depth).hasMessageContaining("test.sens").hasMessageContaining("truncated");
        Files.delete(path);
        assertThatThrownBy(pixels::encodedColor)
                .hasMessageContaining("colour image of frame 0")
                .hasMessageContaining("test.sens: no such file");
    }

    @Test
    void random_bytes_end_in_a_file_or_the_documented_exception() throws IOException {
        byte[] whole = new TinySens().add(TinySens.identity(), COLOR, DEPTH).toBytes();
        int opened = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            changed[random.nextInt(400)] = (byte) random.nextInt(256);
            try {
                SensFile file = open(changed);
                assertThat(file.size()).isBetween(0, 1);
                opened++;
            } catch (IOException e) {
                assertThat(e.getMessage()).contains("test.sens");
            }
        }
        assertThat(opened).isBetween(1, 299);
    }

    private void assertDepthRefused(byte[] depth, String message) throws IOException {
        FramePixels pixels =
                open(new TinySens().add(TinySens.identity(), COLOR, depth)).pixels(0);
        assertThatThrownBy(pixels::depth)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("test.sens")
                .hasMessageContaining(message);
    }

    private SensFile open(TinySens tiny) throws IOException {
        return open(tiny.toBytes());
    }

    private SensFile open(byte[] bytes) throws IOException {
        return SensFile.open(Files.write(folder.resolve("test.sens"), bytes));
    }
}
