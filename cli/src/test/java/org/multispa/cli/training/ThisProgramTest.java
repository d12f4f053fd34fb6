package org.multispa.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThisProgramTest {
    @Test
    void it_is_this_java_with_this_class_path_and_these_options() throws IOException {
        List<String> command = ThisProgram.command(ThisProgramTest.class, List.of("train", "--config", "a b.yaml"));
        assertThat(Files.isExecutable(Path.of(command.getFirst()))).isTrue();
        assertThat(command)
                .containsSubsequence(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThisProgramTest.class.getName(),
                        "train",
                        "--config",
                        "a b.yaml")
                .noneMatch(option -> option.startsWith("-agentlib:jdwp"));
        assertThat(command).contains("--enable-native-access=ALL-UNNAMED");
    }
}
