package org.multispa.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsWrittenWithItsFoldersAndReplaced() throws Exception {
        Path target = folder.resolve("a/b/c.txt");
        AtomicFiles.write(target, "first");
        AtomicFiles.write(target, "zweite Fassung, länger");
        assertThat(target).hasContent("zweite Fassung, länger");
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            assertThat(siblings).containsExactly(target);
        }
    }

    @Test
    void theTargetKeepsItsOldContentUntilTheCommit() throws Exception {
        Path target = folder.resolve("a.txt");
        AtomicFiles.write(target, "old");
        try (AtomicOutput out = AtomicFiles.open(target)) {
            out.write("new".getBytes(UTF_8));
            out.flush();
            assertThat(target).hasContent("old");
            out.commit();
            assertThat(target).hasContent("new");
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void whatIsClosedWithoutACommitIsGone() throws Exception {
        try (AtomicOutput out = AtomicFiles.open(folder.resolve("a.txt"))) {
            out.write(1);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void afterClosingThereIsNothingToCommit() throws Exception {
        AtomicOutput out = AtomicFiles.open(folder.resolve("a.txt"));
        out.close();
        out.close();
        assertThatThrownBy(out::commit).isInstanceOf(IOException.class).hasMessageContaining("a.txt");
        assertThat(names()).isEmpty();
    }

    @Test
    void bytesAreCountedAndHashedAsTheyPass() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(2).nextBytes(bytes);
        Path target = folder.resolve("a.bin");
        String sha;
        try (AtomicOutput out = AtomicFiles.open(target)) {
            out.write(bytes[0]);
            out.write(bytes, 1, 99_999);
            out.write(bytes, 100_000, 200_000);
            assertThat(out.bytes()).isEqualTo(bytes.length);
            sha = out.commit();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(bytes);
        assertThat(sha).isEqualTo(Sha256.of(bytes)).isEqualTo(Sha256.of(target));
    }

    @Test
    void leftoversOfAKilledRunAreRemovedAndNothingElse() throws Exception {
        AtomicOutput killed = AtomicFiles.open(folder.resolve("a.txt"));
        killed.write(7);
        killed.flush();
        Files.writeString(folder.resolve(".hidden"), "mine");
        Files.writeString(folder.resolve("b.txt"), "mine");
        assertThat(names()).hasSize(3);
        assertThat(AtomicFiles.removeLeftovers(folder)).isEqualTo(1);
        assertThat(names()).containsExactly(".hidden", "b.txt");
        assertThat(AtomicFiles.removeLeftovers(folder.resolve("missing"))).isZero();
        killed.close();
    }

    @Test
    void aNextRunOverwritesWhatAKilledOneLeft() throws Exception {
        AtomicOutput killed = AtomicFiles.open(folder.resolve("a.txt"));
        killed.write("a long text that was never finished".getBytes(UTF_8));
        killed.flush();
        AtomicFiles.write(folder.resolve("a.txt"), "done");
        assertThat(folder.resolve("a.txt")).hasContent("done");
        assertThat(names()).containsExactly("a.txt");
        killed.close();
    }
}
