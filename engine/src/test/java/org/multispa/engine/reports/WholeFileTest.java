package org.multispa.engine.reports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_file_and_its_folder_appear_with_the_content() throws IOException {
        Path file = folder.resolve("a/b.txt");

        WholeFile.write(file, out -> out.write("new".getBytes(US_ASCII)));

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_failed_write_leaves_the_older_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("b.txt");
        WholeFile.write(file, out -> out.write("old".getBytes(US_ASCII)));

        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }));

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("b.txt");
    }

    @Test
    void a_folder_is_not_overwritten() {
        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(folder, out -> out.write(1)))
                .withMessageContaining("found the folder");
    }
}
