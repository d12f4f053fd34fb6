package org.multispa.engine.verify.files;

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
import org.multispa.dataset.json.SampleReader;
import org.multispa.files.Sha256;

final class LinesTest {
    @TempDir
    private Path folder;

    private record Heard(List<String> lines, List<Long> offsets, List<Long> tooLong) implements LineFile.Visitor {
        Heard() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void line(long number, long offset, byte[] line, int from, int length) {
            lines.add(new String(line, from, length, StandardCharsets.UTF_8));
            offsets.add(offset);
            assertThat(number).isEqualTo(lines.size() + tooLong.size());
        }

        @Override
        public void tooLong(long number) {
            tooLong.add(number);
        }
    }

    @Test
    void lines_are_those_of_the_file_wherever_buffers_end() throws IOException {
        Random random = new Random(1);
        Path file = folder.resolve("a");
        for (int trial = 0; trial < 30; trial++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                lines.add("ä".repeat(random.nextInt(trial % 3 == 0 ? 30_000 : 10)));
            }
            String text = String.join("\n", lines) + (random.nextBoolean() && !lines.isEmpty() ? "\n" : "");
            Files.writeString(file, text);
            Heard heard = new Heard();
            LineFile.Whole whole = LineFile.read(file, heard);
            assertThat(heard.lines()).isEqualTo(Files.readAllLines(file));
            assertThat(whole.lines()).isEqualTo(heard.lines().size());
            assertThat(whole.bytes()).isEqualTo(Files.size(file));
            assertThat(whole.sha256()).isEqualTo(Sha256.of(file));
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < heard.lines().size(); i++) {
                byte[] line = heard.lines().get(i).getBytes(StandardCharsets.UTF_8);
                int at = heard.offsets().get(i).intValue();
                assertThat(new String(bytes, at, line.length, StandardCharsets.UTF_8))
                        .isEqualTo(heard.lines().get(i));
            }
        }
    }

    @Test
    void a_line_that_is_too_long_is_passed_over() throws IOException {
        Path file = folder.resolve("a");
        Files.writeString(file, "first\n" + "x".repeat(3 * SampleReader.MAX_LINE) + "\nthird\n");
        Heard heard = new Heard();
        assertThat(LineFile.read(file, heard).lines()).isEqualTo(3);
        assertThat(heard.lines()).containsExactly("first", "third");
        assertThat(heard.tooLong()).containsExactly(2L);
    }

    @Test
    void lines_of_a_scene_come_back_from_every_file_in_any_order() throws IOException {
        Random random = new Random(2);
        for (int trial = 0; trial < 20; trial++) {
            Runs runs = new Runs();
            List<List<String>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (String name : List.of("a", "b")) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= 30; i++) {
                    int scene = trial % 2 == 0 ? i / 12 : random.nextInt(3);
                    String line = name + i + "-" + "y".repeat(random.nextInt(50));
                    runs.add("scene" + scene, name, text.length(), line.length() + 1L, i);
                    expected.get(scene).add(name + ":" + i + " " + line);
                    text.append(line).append('\n');
                }
                Files.writeString(folder.resolve(name), text);
            }
            for (String scene : runs.scenes()) {
                List<String> found = new ArrayList<>();
                runs.read(folder, scene, 1 + random.nextInt(9), lines -> {
                    for (Runs.Line line : lines) {
                        found.add(line.place() + " " + new String(line.bytes(), StandardCharsets.UTF_8));
                    }
                });
                assertThat(found).isEqualTo(expected.get(scene.charAt(5) - '0'));
            }
        }
    }
}
