package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;

final class ConvertCommandTest {
    @TempDir
    private Path folder;

    private Path converted(Path from, String out, Object... more) {
        Path to = folder.resolve(out);
        Ran ran = Ran.command(Stream.concat(Stream.of("model", "convert", from, "--out", to), Stream.of(more))
                .toArray());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("of weights for " + to, "weights    [####");
        assertThat(ran.out()).isEqualTo("made " + to + System.lineSeparator());
        return to;
    }

    @Test
    void there_and_back_gives_the_same_bytes() throws IOException {
        Path first = TinyModels.model(folder, "--dtype", "bf16");
        Path wide = converted(first, "wide", "--dtype", "f32");
        Path back = converted(wide, "back", "--dtype", "bf16");
        assertThat(Files.size(wide.resolve("model.safetensors")))
                .isGreaterThan(Files.size(first.resolve("model.safetensors")) * 3 / 2);
        assertThat(TinyModels.hashes(back).get("model.safetensors"))
                .isEqualTo(TinyModels.hashes(first).get("model.safetensors"));
        assertThat(Files.readString(wide.resolve("config.json"))).contains("float32");
        assertThat(Files.readString(back.resolve("config.json"))).contains("bfloat16");
    }

    @Test
    void shards_and_one_file_hold_the_same() throws IOException {
        Path first = TinyModels.model(folder);
        Path shards = converted(first, "shards", "--shard-size", "50kB");
        assertThat(shards.resolve("model.safetensors")).doesNotExist();
        Path whole = converted(shards, "whole");
        assertThat(TinyModels.hashes(whole)).isEqualTo(TinyModels.hashes(first));
        Ran from = Ran.command("chat", "--model", shards, "--max-tokens", 5, "Hello");
        assertThat(from.code()).as(from.err()).isZero();
        assertThat(from.out())
                .isEqualTo(Ran.command("chat", "--model", first, "--max-tokens", 5, "Hello")
                        .out());
    }

    @Test
    void a_broken_model_is_told_and_nothing_stays() throws IOException {
        Path first = TinyModels.model(folder);
        Path weights = first.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 100));
        assertFails("model.safetensors", first);
        Files.delete(weights);
        assertFails("expected model.safetensors or model.safetensors.index.json, found neither", first);
        assertFails("expected a model folder, found no such folder", folder.resolve("gone"));
        assertFails("expected a model folder, found a file", first.resolve("config.json"));
    }

    private void assertFails(String reason, Path from) {
        Path to = folder.resolve("out");
        Ran ran = Ran.command("model", "convert", from, "--out", to);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
        assertThat(to).doesNotExist();
        assertThat(folder.resolve("out.unfinished")).doesNotExist();
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws IOException {
        Path first = TinyModels.model(folder);
        Map<String, String> before = TinyModels.hashes(first);
        Ran ran = Ran.command("model", "convert", first, "--out", first, "--dtype", "bf16");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("exists already");
        assertThat(TinyModels.hashes(first)).isEqualTo(before);
        assertThat(Ran.command("model", "convert", first).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.command("model", "convert", "--out", folder.resolve("x")).code())
                .isEqualTo(ExitCode.USAGE);
    }
}
