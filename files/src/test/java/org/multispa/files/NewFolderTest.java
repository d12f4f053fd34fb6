package org.multispa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFolderTest {
    @TempDir
    private Path temp;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_new_folder_appears_whole_or_not_at_all() throws IOException {
        Path target = temp.resolve("new");
        for (Throwable failure :
                List.of(new IOException("full"), new IllegalStateException("odd"), new AssertionError("bad"))) {
            assertThatThrownBy(() -> NewFolder.fill(target, folder -> {
                        Files.writeString(
                                Files.createDirectory(folder.resolve("deep")).resolve("file"), "x");
                        assertThat(target).doesNotExist();
                        raise(failure);
                    }))
                    .isSameAs(failure);
            assertThat(names(temp)).isEmpty();
        }
        Files.createDirectory(temp.resolve("new.unfinished"));
        Files.writeString(temp.resolve("new.unfinished/left.txt"), "from a run that was killed");
        NewFolder.fill(target, folder -> Files.write(folder.resolve("a"), "b".getBytes(StandardCharsets.UTF_8)));
        assertThat(names(target)).containsExactly("a");
        assertThat(names(temp)).containsExactly("new");
    }

    private static void raise(Throwable failure) throws IOException {
        switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(failure);
        }
    }

    @Test
    void a_folder_or_file_that_is_there_is_left_alone() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        Path full = Files.createDirectory(temp.resolve("full"));
        Files.writeString(full.resolve("inside"), "y");
        for (Path taken : List.of(file, full)) {
            assertThatThrownBy(() -> NewFolder.fill(taken, folder -> Files.writeString(folder.resolve("a"), "b")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(taken.toString(), "exists already");
        }
        assertThat(names(temp)).containsExactly("file", "full");
        assertThat(names(full)).containsExactly("inside");
        NewFolder.fill(
                Files.createDirectory(temp.resolve("empty")), folder -> Files.writeString(folder.resolve("a"), ""));
        assertThat(names(temp.resolve("empty"))).containsExactly("a");
    }
}
