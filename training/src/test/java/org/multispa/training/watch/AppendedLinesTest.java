package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppendedLinesTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("lines.jsonl");
    }

    private static String line(long step) {
        return "{\"step\":" + step + "}\n";
    }

    private static String lines(long from, long to) {
        StringBuilder lines = new StringBuilder();
        for (long step = from; step <= to; step++) {
            lines.append(line(step));
        }
        return lines.toString();
    }

    private void append(long next, long... steps) throws IOException {
        try (AppendedLines lines = AppendedLines.open(file(), next)) {
            for (long step : steps) {
                lines.append(line(step).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void lines_from_a_step_on_are_cut_off_wherever_the_file_ends() throws IOException {
        String all = lines(1, 30);
        for (int end = 0; end <= all.length(); end++) {
            for (long next : new long[] {1, 2, 15, 31, 99}) {
                Files.writeString(file(), all.substring(0, end));
                append(next);
                long whole = all.substring(0, end)
                        .lines()
                        .filter(line -> line.endsWith("}"))
                        .count();
                boolean isBare = end > 0 && all.charAt(end - 1) == '}';
                assertThat(Files.readString(file()))
                        .isEqualTo(lines(1, Math.min(next - 1, isBare ? whole - 1 : whole)));
            }
        }
    }

    @Test
    void what_is_appended_stands_behind_what_was_kept() throws IOException {
        append(1, 1, 2, 3, 4);
        append(3, 3, 10);
        append(11);
        append(12, 12);
        assertThat(Files.readString(file())).isEqualTo(line(1) + line(2) + line(3) + line(10) + line(12));
    }

    @Test
    void a_file_that_cannot_be_written_is_named() throws IOException {
        AppendedLines lines = AppendedLines.open(file(), 1);
        lines.append(line(1).getBytes(StandardCharsets.UTF_8));
        lines.close();
        assertThatThrownBy(() -> lines.append(line(2).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file() + ": cannot be written to");
        assertThat(Files.readString(file())).isEqualTo(line(1));
        assertThatThrownBy(() -> AppendedLines.open(folder, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void random_bytes_are_read_in_whole_lines_or_refused() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k += 1 + random.nextInt(60)) {
                bytes[k] = '\n';
            }
            Files.write(file(), bytes);
            List<byte[]> found = new ArrayList<>();
            AppendedLines.each(file(), found::add);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
            StringBuilder joined = new StringBuilder();
            found.forEach(line ->
                    joined.append(new String(line, StandardCharsets.ISO_8859_1)).append('\n'));
            assertThat(joined.toString()).isEqualTo(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
            if (end > 0) {
                assertThatThrownBy(() -> append(5))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(file() + ":1");
                assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
            }
        }
    }
}
