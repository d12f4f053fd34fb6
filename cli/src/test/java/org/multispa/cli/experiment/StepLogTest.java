package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepLogTest {
    @TempDir
    private Path folder;

    private List<String> logged(String... texts) throws IOException {
        Path file = folder.resolve("log.txt");
        Files.deleteIfExists(file);
        try (StepLog log = StepLog.open(file);
                PrintWriter printer = log.printer()) {
            for (String text : texts) {
                printer.print(text);
            }
        }
        return Files.readAllLines(file);
    }

    @Test
    void lines_are_kept_as_they_are() throws IOException {
        assertThat(logged("one\ntw", "o\n", "\nthree")).containsExactly("one", "two", "", "three");
    }

    @Test
    void of_a_line_written_over_the_last_state_is_kept() throws IOException {
        assertThat(logged("\r10 %\u001b[K\r50 %\u001b[K", "\r100 %\u001b[K\ndone\r\n"))
                .containsExactly("100 %", "done");
    }

    @Test
    void the_last_line_is_known_while_it_grows() throws IOException {
        try (StepLog log = StepLog.open(folder.resolve("log.txt"))) {
            assertThat(log.last()).isEmpty();
            log.write("first\nsec");
            assertThat(log.last()).isEqualTo("sec");
            log.write("ond\n\n");
            assertThat(log.last()).isEqualTo("second");
            log.write("\r7 %\u001b[K");
            assertThat(log.last()).isEqualTo("7 %");
        }
    }

    @Test
    void a_second_attempt_is_added() throws IOException {
        Path file = folder.resolve("log.txt");
        for (String text : List.of("one\n", "two\n")) {
            try (StepLog log = StepLog.open(file)) {
                log.write(text);
            }
        }
        assertThat(file).hasContent("one\ntwo");
    }

    @Test
    void endless_lines_take_bounded_memory() throws IOException {
        assertThat(logged("x".repeat(100_000))).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 1 << 14);
    }

    @Test
    void lines_of_several_threads_stay_whole() throws Exception {
        Path file = folder.resolve("log.txt");
        try (StepLog log = StepLog.open(file)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String line = String.valueOf((char) ('a' + i)).repeat(50) + "\n";
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 200; round++) {
                        try {
                            log.write(line);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(800).allMatch(line -> line.matches("(.)\\1{49}"));
    }
}
