package org.multispa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    @TempDir
    Path root;

    @Test
    void knownMessagesHaveTheirPublishedHashes() {
        assertThat(Sha256.of(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aFileHasTheHashOfItsBytesWhateverItsLength() throws Exception {
        Random random = new Random(2);
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 200_001}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Path file = Files.write(root.resolve("file" + length), bytes);
            assertThat(Sha256.of(file)).isEqualTo(Sha256.of(bytes)).matches(Sha256::isOne);
        }
    }

    @Test
    void whatIsNoHashIsToldFromOne() {
        String hash = Sha256.of(new byte[] {1});
        assertThat(Sha256.isOne(hash)).isTrue();
        for (String other : List.of(
                "", hash.substring(1), hash + "0", hash + "\n", " " + hash.substring(1), "g" + hash.substring(1))) {
            assertThat(Sha256.isOne(other)).as("'%s'", other).isFalse();
        }
        assertThat(Sha256.isOne("A".repeat(64))).isFalse();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Sha256.of(root.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing");
    }
}
