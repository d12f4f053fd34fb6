package org.multispa.evaluation.reward.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.reward.Videos;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

final class FrameFolderTest {
    @TempDir
    private Path folder;

    private void image(String name, int shade) throws IOException {
        Files.write(folder.resolve(name), Videos.image(shade));
    }

    private List<String> names(FrameFolder frames) {
        return IntStream.range(0, frames.count()).mapToObj(frames::name).toList();
    }

    @Test
    void frames_come_in_the_order_in_which_people_count() throws IOException {
        List<String> names =
                new ArrayList<>(List.of("f1.jpg", "f2.JPG", "f009.jpg", "f10.jpeg", "f0100.jpg", "g1.jpg"));
        Collections.shuffle(names, new Random(1));
        for (String name : names) {
            image(name, names.indexOf(name));
        }
        Files.writeString(folder.resolve("notes.txt"), "not a frame");
        Files.createDirectory(folder.resolve("f3.jpg"));
        FrameFolder frames = FrameFolder.open(folder);
        assertThat(names(frames)).containsExactly("f1.jpg", "f2.JPG", "f009.jpg", "f10.jpeg", "f0100.jpg", "g1.jpg");
        assertThat(frames.clip()).isEqualTo(folder.getFileName().toString());
        assertThat(frames.size()).isEqualTo(Videos.SIZE);
        assertThat(frames.setAside()).isEmpty();
        assertThat(frames.encoded(3)).isEqualTo(Videos.image(names.indexOf("f10.jpeg")));
    }

    @Test
    void the_order_of_names_is_one() {
        NaturalOrder order = new NaturalOrder();
        Random random = new Random(2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add(random.ints(random.nextInt(6), 0, 4)
                    .mapToObj(c -> "a1x09".substring(c, c + 1))
                    .reduce("", String::concat));
        }
        names.add("9".repeat(400));
        for (String a : names) {
            for (String b : names) {
                assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
                for (String c : names) {
                    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
                        assertThat(order.compare(a, c)).isNotPositive();
                    }
                }
            }
        }
    }

    @Test
    void frames_that_cannot_be_used_keep_their_place_and_are_named() throws IOException {
        for (int i = 0; i < 5; i++) {
            image("f" + i + ".jpg", i);
        }
        byte[] whole = Videos.image(1);
        Files.write(folder.resolve("f1.jpg"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(folder.resolve("f2.jpg"), Jpeg.encode(new RgbImage(8, 8, new byte[192]), 90));
        Files.write(folder.resolve("f3.jpg"), new byte[0]);
        FrameFolder frames = FrameFolder.open(folder);
        assertThat(frames.count()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).filter(frames::isUsable)).containsExactly(0, 4);
        assertThat(frames.setAside()).hasSize(3);
        assertThat(frames.setAside().get(0)).contains("f1.jpg");
        assertThat(frames.setAside().get(1)).contains("f2.jpg", "expected 64x48", "found 8x8");
        assertThat(frames.setAside().get(2)).contains("f3.jpg", "neither");
    }

    @Test
    void huge_files_are_not_read() throws IOException {
        image("f0.jpg", 0);
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("f1.jpg").toFile(), "rw")) {
            huge.setLength(FrameFolder.LARGEST + 1);
        }
        assertThat(FrameFolder.open(folder).setAside())
                .singleElement()
                .asString()
                .contains("at most");
    }

    @Test
    void folders_that_hold_no_video_are_refused() throws IOException {
        assertThatThrownBy(() -> FrameFolder.open(folder.resolve("none")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such folder");
        assertThatThrownBy(() -> FrameFolder.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no frames");
        Files.write(folder.resolve("f0.png"), new byte[] {1, 2, 3});
        image("f1.jpg", 1);
        assertThatThrownBy(() -> FrameFolder.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("f0.png")
                .hasMessageContaining("first frame");
    }
}
