package org.multispa.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskRoomTest {
    @TempDir
    private Path folder;

    private static String told(Path out, long bytes) throws IOException {
        StringWriter text = new StringWriter();
        DiskRoom.require(out, bytes, new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void what_is_needed_and_left_is_told_also_for_folders_that_are_not_there() throws IOException {
        Path deep = folder.resolve("a/b/c");
        assertThat(told(deep, 1_500)).matches("1\\.50 kB of weights for .*c; the disk has [\\d.]+ .?B left\\R");
        assertThat(told(folder.resolve("empty"), 0)).startsWith("0 B of weights");
        assertThat(told(Files.createDirectory(folder.resolve("made")), 1)).startsWith("1 B of weights");
        assertThat(deep).doesNotExist();
    }

    @Test
    void too_little_room_and_folders_that_hold_something_are_refused() throws IOException {
        assertThatThrownBy(() -> told(folder.resolve("a"), Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("9.22 EB of weights for ", "choose another place");
        Files.writeString(folder.resolve("file"), "");
        for (Path taken : new Path[] {folder, folder.resolve("file")}) {
            assertThatThrownBy(() -> told(taken, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(taken.toString(), "exists already");
        }
    }
}
