package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(42, 500_000_000));

    @TempDir
    private Path folder;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void numbers_of_every_size_come_back() throws IOException {
        Random random = new Random(6);
        try (EventFile file = EventFile.make(folder, 1, CLOCK)) {
            for (int bits = 0; bits < 63; bits++) {
                TreeMap<String, Double> values = new TreeMap<>();
                values.put("t/" + "x".repeat(bits * 5) + "é😀", random.nextGaussian() * Math.pow(10, bits - 31));
                values.put("zero", -0.0);
                file.add(1L << bits, values);
            }
        }
        List<EventReader.Event> events = EventReader.read(files().getFirst());
        assertThat(events).hasSize(65).allMatch(event -> event.time() == 42.5);
        random = new Random(6);
        for (int bits = 0; bits < 63; bits++) {
            EventReader.Event event = events.get(2 + bits);
            assertThat(event.step()).isEqualTo(1L << bits);
            assertThat(event.scalars())
                    .containsOnlyKeys("t/" + "x".repeat(bits * 5) + "é😀", "zero")
                    .containsEntry("t/" + "x".repeat(bits * 5) + "é😀", (float)
                            (random.nextGaussian() * Math.pow(10, bits - 31)))
                    .containsEntry("zero", -0f);
        }
    }

    @Test
    void files_of_one_second_have_different_names_that_tensorboard_looks_for() throws IOException {
        for (int i = 0; i < 4; i++) {
            EventFile.make(folder, 10 + i, CLOCK).close();
        }
        assertThat(files())
                .hasSize(4)
                .allMatch(file -> file.getFileName()
                        .toString()
                        .matches("events\\.out\\.tfevents\\.0000000042\\.[A-Za-z0-9._-]+"));
        for (int i = 0; i < 4; i++) {
            List<EventReader.Event> events = EventReader.read(files().get(i));
            assertThat(events).hasSize(2);
            assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
            assertThat(events.get(1).session()).isEqualTo(1);
            assertThat(events.get(1).step()).isEqualTo(10 + i);
        }
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> EventFile.make(folder.resolve("gone"), 1, CLOCK))
                .isInstanceOf(IOException.class);
    }
}
