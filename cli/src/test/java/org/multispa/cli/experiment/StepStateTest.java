package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepStateTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read() throws IOException {
        StepState state = new StepState("abc", true, 12.5, true, List.of("generate", "--out", "a \"b\""));
        state.write(folder);
        assertThat(StepState.read(folder)).hasValueSatisfying(read -> {
            assertThat(read.fingerprint()).isEqualTo("abc");
            assertThat(read.done()).isTrue();
            assertThat(read.setAside()).isTrue();
            assertThat(read.seconds()).isEqualTo(12.5);
        });
    }

    @Test
    void where_there_is_none_there_is_none() throws IOException {
        assertThat(StepState.read(folder)).isEmpty();
        assertThat(StepState.read(folder.resolve("gone"))).isEmpty();
    }

    @Test
    void whatever_the_file_holds_it_is_never_taken_for_done_by_mistake() throws IOException {
        new StepState("abc", true, 12.5, false, List.of("x")).write(folder);
        byte[] whole = Files.readAllBytes(folder.resolve("step.json"));
        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(folder.resolve("step.json"), Arrays.copyOf(whole, length));
            assertThat(StepState.read(folder)).hasValueSatisfying(read -> {
                assertThat(read.done()).isFalse();
                assertThat(read.fingerprint()).isEmpty();
            });
        }
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(folder.resolve("step.json"), bytes);
            assertThat(StepState.read(folder)).isPresent();
        }
    }
}
