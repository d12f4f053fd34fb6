package org.multispa.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.overlay.TestPixels;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

final class SeparationTest {
    @TempDir
    private Path folder;

    @Test
    void sets_of_other_scenes_share_nothing() throws IOException {
        Map<String, byte[]> ours = new HashMap<>();
        Map<String, byte[]> theirs = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            ours.put("a/" + i + ".jpg", Bench.jpeg(i));
            theirs.put("b/" + i + ".jpg", Bench.jpeg(1000 + i));
        }
        AtomicLong told = new AtomicLong();
        Separation separation = compare(List.of("a"), ours, List.of("b"), theirs, told);
        assertThat(separation.holds()).as("%s", separation).isTrue();
        assertThat(separation.benchmarkImages()).isEqualTo(40);
        assertThat(separation.trainingImages()).isEqualTo(40);
        assertThat(told).hasValue(40);
    }

    @Test
    void a_shared_family_is_named() throws IOException {
        Separation separation =
                compare(List.of("a", "common"), Map.of(), List.of("b", "common"), Map.of(), new AtomicLong());
        assertThat(separation.holds()).isFalse();
        assertThat(separation.families()).containsExactly("common");
    }

    @Test
    void an_identical_image_is_found_under_another_name() throws IOException {
        Separation separation = compare(
                List.of("a"),
                Map.of("a/1.jpg", Bench.jpeg(1), "a/2.jpg", Bench.jpeg(2)),
                List.of("b"),
                Map.of("b/9.jpg", Bench.jpeg(2)),
                new AtomicLong());
        assertThat(separation.identicalImages()).containsExactly("a/2.jpg");
        assertThat(separation.nearDuplicates()).singleElement().satisfies(pair -> {
            assertThat(pair.benchmark()).isEqualTo("a/2.jpg");
            assertThat(pair.training()).isEqualTo("b/9.jpg");
            assertThat(pair.correlation()).isGreaterThan(0.999);
        });
    }

    @Test
    void a_marked_a_recompressed_a_smaller_and_a_slightly_shifted_copy_look_alike() throws IOException {
        RgbImage picture = Bench.picture(7, 640, 480, 0);
        TestPixels marked = new TestPixels(picture);
        int[] dot = new int[20 * 20];
        Arrays.fill(dot, 0xFF1E1E);
        marked.write(100, 100, 20, dot);
        marked.write(400, 300, 20, dot);
        Map<String, byte[]> theirs = Map.of(
                "marked.jpg", Jpeg.encode(marked.image(), 92),
                "rough.jpg", Jpeg.encode(picture, 30),
                "small.jpg", Jpeg.encode(Bench.picture(7, 320, 240, 0), 90),
                "shifted.jpg", Jpeg.encode(Bench.picture(7, 640, 480, 0.006), 90),
                "other.jpg", Bench.jpeg(8));
        Separation separation = compare(
                List.of("a"), Map.of("a/1.jpg", Jpeg.encode(picture, 90)), List.of("b"), theirs, new AtomicLong());
        assertThat(separation.identicalImages()).isEmpty();
        assertThat(separation.nearDuplicates())
                .extracting(Separation.NearDuplicate::training)
                .containsExactlyInAnyOrder("marked.jpg", "rough.jpg", "small.jpg", "shifted.jpg");
        assertThat(separation.nearDuplicates())
                .extracting(Separation.NearDuplicate::correlation)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void images_without_contrast_are_counted_and_not_compared_by_looks() throws IOException {
        byte[] wall = Jpeg.encode(new RgbImage(64, 64, new byte[3 * 64 * 64]), 90);
        byte[] otherWall = Jpeg.encode(new RgbImage(32, 64, new byte[3 * 32 * 64]), 90);
        Separation separation = compare(
                List.of("a"), Map.of("a/1.jpg", wall), List.of("b"), Map.of("b/1.jpg", otherWall), new AtomicLong());
        assertThat(separation.withoutContrast()).isEqualTo(2);
        assertThat(separation.holds()).isTrue();
    }

    @Test
    void broken_lists_and_images_are_named() throws IOException {
        Bench.write(folder.resolve("x"), ImagesMode.DRAWN, true, List.of("a"), Map.of("a/1.jpg", Bench.jpeg(1)));
        Files.write(folder.resolve("x/images/a/1.jpg"), new byte[] {1, 2, 3});
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Separation.of(folder.resolve("x"), folder.resolve("x"), done -> {}))
                .withMessageContaining("1.jpg");
        for (String line : List.of("nonsense", "0".repeat(64) + " a.jpg", "0".repeat(64) + "  ../../etc/passwd")) {
            Files.writeString(folder.resolve("x").resolve(ImageHashes.FILE_NAME), line + "\n");
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> Separation.of(folder.resolve("x"), folder.resolve("x"), done -> {}))
                    .withMessageContaining(ImageHashes.FILE_NAME + ":1");
        }
    }

    private Separation compare(
            List<String> ourFamilies,
            Map<String, byte[]> ours,
            List<String> theirFamilies,
            Map<String, byte[]> theirs,
            AtomicLong told)
            throws IOException {
        Bench.write(folder.resolve("bench"), ImagesMode.DRAWN, true, ourFamilies, ours);
        Bench.write(folder.resolve("train"), ImagesMode.LAZY, false, theirFamilies, theirs);
        return Separation.of(folder.resolve("bench"), folder.resolve("train"), told::set);
    }
}
