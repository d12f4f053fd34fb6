package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.SharedData;

final class CheckCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"})
    void the_reference_models_agree(String name) {
        Ran ran = Ran.command("model", "check", SharedData.require("reference/" + name));
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("vit_hidden", "image_embeds", "logits", "loss", "lora_logits")
                .contains("greedy_tokens  ", "greedy_tokens in a batch", "greedy_tokens without cache")
                .doesNotContain("DIFFERS");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void another_model_beside_the_same_expectations_differs() throws IOException {
        Path reference = SharedData.require("reference/tiny-internlm2");
        Path other = folder.resolve("other");
        Ran made = Ran.command("model", "make", "--config", reference, "--seed", 3, "--out", other);
        assertThat(made.code()).as(made.err()).isZero();
        for (String file : List.of("inputs.safetensors", "expected.safetensors")) {
            Files.copy(reference.resolve(file), other.resolve(file));
        }
        Ran ran = Ran.command("model", "check", other, reference);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out().lines().filter(line -> line.endsWith("DIFFERS"))).hasSizeGreaterThan(3);
        assertThat(ran.out().lines().filter(line -> line.endsWith("ok"))).hasSizeGreaterThan(7);
    }

    @Test
    void a_folder_that_is_no_fixture_does_not_stop_the_others() throws IOException {
        Path model = TinyModels.model(folder);
        Ran ran = Ran.command("model", "check", model, folder.resolve("gone"));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("multispa: " + model + ": expected a model folder with"),
                        second -> assertThat(second).startsWith("multispa: " + folder.resolve("gone") + ": expected"));
        assertThat(ran.err()).doesNotContain("\tat ");
    }

    @Test
    void at_least_one_folder_and_a_device_that_is_there_are_needed() {
        assertThat(Ran.command("model", "check").code()).isEqualTo(ExitCode.USAGE);
        Ran ran = Ran.command("model", "check", folder, "--device", "tpu");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("cpu, cuda or cuda:N, found 'tpu'");
    }
}
