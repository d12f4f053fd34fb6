package org.multispa.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.model.TinyModels;

final class TrainCommandTest {
    @TempDir
    private Path folder;

    private Path config = Path.of("train.yaml");

    @BeforeEach
    void aModelAndData() throws IOException {
        TinyModels.model(folder);
        Files.createDirectories(folder.resolve("images"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TinyModels.image(folder.resolve("images/" + i + ".jpg"), 16, 16, i);
            lines.add(sample(i, i + ".jpg"));
        }
        Files.write(folder.resolve("data.jsonl"), lines);
        config = Files.writeString(folder.resolve("train.yaml"), """
                model: model
                output: out
                train: {lora: {rank: 2}}
                data: {sets: [{name: talk, conversations: data.jsonl, images: images}]}
                batch: {samples: 2, window: 1, workers: 1}
                steps: 3
                """);
    }

    private static String sample(int number, String image) {
        return "{\"id\":\"s" + number + "\",\"image\":\"" + image + "\",\"conversations\":["
                + "{\"from\":\"human\",\"value\":\"<image>\\nWhere?\"},{\"from\":\"gpt\",\"value\":\"left\"}]}";
    }

    private Ran train(Object... more) {
        List<Object> words = new ArrayList<>(List.of("train", "--config", config));
        words.addAll(List.of(more));
        return Ran.command(words.toArray());
    }

    @Test
    void a_dry_run_says_what_would_be_and_leaves_nothing() {
        Ran ran = train("--dry-run");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out())
                .contains("parameters of " + folder.resolve("model") + " would be trained")
                .contains("set talk: 4 samples, 1.0 times an epoch")
                .contains("3 steps of 2 samples; an epoch has 4 samples; 1 processes")
                .containsPattern("the first batch: \\d+ tokens, \\d+ of answers, 2 tiles, computed in 1 parts");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_dry_run_names_samples_that_cannot_be_used() throws IOException {
        Files.writeString(folder.resolve("data.jsonl"), sample(9, "gone.jpg") + "\n");
        Ran ran = train("--dry-run");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("set aside: ").contains("gone.jpg");
    }

    @Test
    void a_run_leaves_an_adapter_that_the_other_commands_read() {
        Ran ran = train();
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.err())
                .contains("parameters are trained; an epoch has 4 samples; steps 1 to 3")
                .contains("saved " + folder.resolve("out/checkpoints/step-00000003"))
                .contains("done: " + folder.resolve("out/adapter"));
        Ran info = Ran.command("adapter", "info", folder.resolve("out/adapter"), "--model", folder.resolve("model"));
        assertThat(info.code()).as(info.err()).isEqualTo(ExitCode.DONE);
        Ran second = train();
        assertThat(second.code()).isEqualTo(ExitCode.FAILED);
        assertThat(second.err()).contains("holds a run already", "--resume");
        Ran resumed = train("--resume");
        assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.DONE);
        assertThat(resumed.err()).contains("done: ");
    }

    @Test
    void a_run_that_sets_samples_aside_finishes_and_says_so() throws IOException {
        Files.writeString(folder.resolve("data.jsonl"), sample(0, "0.jpg") + "\n" + sample(9, "gone.jpg") + "\n");
        Ran ran = train();
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.err()).contains("3 samples were set aside, see " + folder.resolve("out/set-aside.jsonl"));
        assertThat(Files.readAllLines(folder.resolve("out/set-aside.jsonl")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"sample\":", "gone.jpg"));
    }

    @Test
    void wrong_usage_and_wrong_configurations_are_told_apart() throws IOException {
        assertThat(Ran.command("train").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.command("train").err()).contains("expected --config FILE");
        Files.writeString(config, Files.readString(config).replace("steps: 3", "steps: three"));
        Ran ran = train();
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains(config.toString(), "steps: expected a whole number", "\"three\"");
        assertThat(folder.resolve("out")).doesNotExist();
        Ran missing = Ran.command("train", "--config", folder.resolve("none.yaml"));
        assertThat(missing.code()).isEqualTo(ExitCode.FAILED);
        assertThat(missing.err()).contains("none.yaml");
    }

    @Test
    void a_run_that_diverges_fails_with_its_samples_named() throws IOException {
        Files.writeString(config, Files.readString(config) + "optimizer: {rate: 1.0e+30, warmup: 0}\n");
        Ran ran = train();
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("The samples of the batch: ", "optimizer.rate");
        assertThat(folder.resolve("out/adapter")).doesNotExist();
    }
}
