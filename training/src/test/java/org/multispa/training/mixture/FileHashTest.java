package org.multispa.training.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.files.Sha256;

final class FileHashTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void the_ends_are_the_size_and_the_first_and_last_mebibyte_each_byte_once() throws IOException {
        Random random = new Random(1);
        for (int size : new int[] {0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB - 1, 2 * MIB, 2 * MIB + 1, 5 * MIB + 17}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("data"), bytes);
            int head = Math.min(size, MIB);
            int tail = Math.min(size - head, MIB);
            ByteBuffer expected = ByteBuffer.allocate(8 + head + tail)
                    .putLong(size)
                    .put(bytes, 0, head)
                    .put(bytes, size - tail, tail);
            assertThat(FileHash.ends(file).sha256()).as("%d bytes", size).isEqualTo(Sha256.of(expected.array()));
        }
    }

    @Test
    void a_change_of_size_or_at_an_end_changes_the_hash() throws IOException {
        byte[] bytes = new byte[3 * MIB];
        Path file = folder.resolve("data");
        String before = FileHash.ends(Files.write(file, bytes)).sha256();
        assertThat(FileHash.ends(Files.write(file, Arrays.copyOf(bytes, bytes.length + 1)))
                        .sha256())
                .isNotEqualTo(before);
        bytes[bytes.length - 1] = 1;
        assertThat(FileHash.ends(Files.write(file, bytes)).sha256()).isNotEqualTo(before);
    }

    @Test
    void small_files_are_hashed_as_a_whole() throws IOException {
        Path file = Files.writeString(folder.resolve("small"), "text");
        assertThat(FileHash.of(file)).isEqualTo(new FileHash(Sha256.of(file), FileHash.WHOLE));
    }
}
