package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.DepthMap;

final class FolderPixelsTest {
    @TempDir
    private Path folder;

    private FolderPixels pixels() {
        return new FolderPixels(7, folder.resolve("7.color.PNG.png"), folder.resolve("7.png"));
    }

    @Test
    void depth_is_in_millimetres_and_zero_is_no_measurement() throws IOException {
        Files.write(folder.resolve("7.png"), TinyScan.depthPng(234));
        DepthMap depth = pixels().depth();
        assertThat(depth.metres(0, 0)).isEqualTo(1.234);
        assertThat(depth.invalid()).isZero();
        assertThat(depth.width()).isEqualTo(16);
        assertThat(depth.height()).isEqualTo(12);
    }

    @Test
    void the_extension_is_what_stands_behind_the_last_dot() {
        assertThat(pixels().colorExtension()).isEqualTo("png");
    }

    @Test
    void missing_files_are_named_with_their_frame() {
        assertThatThrownBy(() -> pixels().depth())
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("7.png") + ": depth image of frame 7: no such file");
        assertThatThrownBy(() -> pixels().encodedColor())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("colour image of frame 7: no such file");
    }

    @Test
    void truncated_depth_is_named_with_its_frame() throws IOException {
        byte[] whole = TinyScan.depthPng(1);
        for (int length : new int[] {0, 8, 30, whole.length / 2, whole.length - 13}) {
            Files.write(folder.resolve("7.png"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> pixels().depth())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(folder.resolve("7.png") + ": depth image of frame 7: ");
        }
    }

    @Test
    void files_of_unlikely_size_are_not_read() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("7.png").toFile(), "rw")) {
            large.setLength(1L << 33);
        }
        assertThatThrownBy(() -> pixels().depth())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found 8589934592");
        Files.delete(folder.resolve("7.png"));
    }

    @Test
    void a_folder_in_place_of_a_file_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("7.png"));
        assertThatThrownBy(() -> pixels().depth())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("depth image of frame 7");
    }
}
