package org.multispa.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;

final class ImageHashesTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @TempDir
    private Path folder;

    private void list(String... lines) throws IOException {
        Files.write(folder.resolve(ImageHashes.FILE_NAME), List.of(lines));
    }

    @Test
    void a_list_as_sha256sum_writes_it_is_read_in_the_order_of_paths() throws IOException {
        list(B + "  s/2.jpg", A + "  s/1 with  spaces.jpg");
        assertThat(ImageHashes.read(folder))
                .containsExactly(Map.entry("s/1 with  spaces.jpg", A), Map.entry("s/2.jpg", B));
    }

    @Test
    void without_a_list_there_are_no_images() throws IOException {
        assertThat(ImageHashes.read(folder)).isEmpty();
        list();
        assertThat(ImageHashes.read(folder)).isEmpty();
        assertThat(Separation.images(folder)).isZero();
    }

    @Test
    void what_is_no_such_line_is_named_with_its_number() throws IOException {
        for (String broken : List.of(
                "",
                A,
                A + "  ",
                A + " s/1.jpg",
                A + "\ts/1.jpg",
                A.substring(1) + "  s/1.jpg",
                A + "a  s/1.jpg",
                "A".repeat(64) + "  s/1.jpg",
                "g".repeat(64) + "  s/1.jpg",
                A + "  /etc/passwd",
                A + "  ../1.jpg",
                A + "  s/../../1.jpg",
                A + "  s//1.jpg",
                A + "  s\\1.jpg")) {
            list(B + "  s/0.jpg", broken, B + "  s/2.jpg");
            assertThatThrownBy(() -> ImageHashes.read(folder))
                    .as("'%s'", broken)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(ImageHashes.FILE_NAME + ":2: ");
        }
    }

    @Test
    void an_image_with_two_hashes_is_refused() throws IOException {
        list(A + "  s/1.jpg", B + "  s/2.jpg", B + "  s/1.jpg");
        assertThatThrownBy(() -> ImageHashes.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(":3: expected each image once, found s/1.jpg again");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        Files.write(folder.resolve(ImageHashes.FILE_NAME), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xC3});
        assertThatThrownBy(() -> ImageHashes.read(folder)).isInstanceOf(IOException.class);
    }
}
