package org.multispa.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
    @TempDir
    Path folder;

    @Test
    void lines_come_as_the_jdk_reads_them_whatever_their_length() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < random.nextInt(40); line++) {
                text.append("ä".repeat(random.nextInt(round < 3 ? 300_000 : 200)))
                        .append('\n');
            }
            Path file = folder.resolve("lines" + round);
            Files.writeString(file, text);
            List<String> read = new ArrayList<>();
            Lines.forEach(file, line -> read.add(new String(line, StandardCharsets.UTF_8)));
            assertThat(read).isEqualTo(Files.readAllLines(file));
        }
    }
}
