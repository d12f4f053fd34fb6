package org.multispa.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.SharedData;

final class TrainCheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_run_that_agrees_is_told_with_every_comparison() {
        Path fixture = SharedData.require("reference/tiny-qwen2");
        Ran ran = Ran.command("train", "check", fixture, "--keep");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("train_loss", "train_grad_norm", "train_lr", "final ", "gradient ");
    }

    @Test
    void a_folder_that_is_no_fixture_fails_by_name() throws IOException {
        Ran ran = Ran.command("train", "check", Files.createDirectories(folder.resolve("empty")));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("inputs.safetensors");
        assertThat(Ran.command("train", "check").code()).isEqualTo(ExitCode.USAGE);
    }
}
