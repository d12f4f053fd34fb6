package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Main;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.model.tokens.Tokenizers;

final class MakeCommandTest {
    @TempDir
    private Path folder;

    private Ran make(Path config, String out, Object... more) {
        return Ran.command(Stream.concat(
                        Stream.of("model", "make", "--config", config, "--random", "--out", folder.resolve(out)),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void one_seed_gives_the_same_bytes_and_another_does_not() throws IOException {
        Path config = TinyModels.config(folder.resolve("shape"), 300);
        assertThat(make(config, "a", "--seed", 1).code()).isZero();
        assertThat(make(config, "b", "--seed", 1).code()).isZero();
        assertThat(make(config, "c", "--seed", 2).code()).isZero();
        Map<String, String> made = TinyModels.hashes(folder.resolve("a"));
        assertThat(made).containsOnlyKeys("config.json", "model.safetensors", "byte_tokenizer.json");
        assertThat(TinyModels.hashes(folder.resolve("b"))).isEqualTo(made);
        assertThat(TinyModels.hashes(folder.resolve("c")).get("model.safetensors"))
                .isNotEqualTo(made.get("model.safetensors"));
    }

    @Test
    void what_is_written_is_told_before_and_after() throws IOException {
        Path config = TinyModels.config(folder.resolve("shape"), 300);
        Ran ran = make(config, "a");
        assertThat(ran.err()).contains("of weights for " + folder.resolve("a") + "; the disk has ", "weights    [####");
        assertThat(ran.out()).startsWith("made " + folder.resolve("a") + " with the tokenizer (bytes, 264 tokens)");
    }

    @Test
    void weights_are_shards_of_the_size_asked_for_in_the_kind_asked_for() throws IOException {
        Path config = TinyModels.config(folder.resolve("shape"), 300);
        assertThat(make(config, "a", "--shard-size", "40kB", "--dtype", "bf16").code())
                .isZero();
        Path made = folder.resolve("a");
        assertThat(made.resolve("model.safetensors.index.json")).exists();
        try (Stream<Path> files = Files.list(made)) {
            List<Path> shards = files.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList();
            assertThat(shards)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(shard -> assertThat(Files.size(shard)).isLessThan(50_000));
        }
        assertThat(Ran.command("model", "info", made).out()).contains("BF16");
    }

    @Test
    void a_folder_may_name_the_shape_and_its_tokenizer_comes_along() throws IOException {
        Path first = TinyModels.model(folder);
        Files.writeString(first.resolve("tokenizer_config.json"), "{}");
        Ran ran = make(first, "again", "--seed", 9);
        assertThat(ran.out()).contains("with the tokenizer of " + first);
        assertThat(TinyModels.hashes(folder.resolve("again")))
                .containsOnlyKeys("config.json", "model.safetensors", "byte_tokenizer.json", "tokenizer_config.json");
        assertThat(make(first, "bytes", "--tokenizer", "bytes").code()).isZero();
        assertThat(folder.resolve("bytes/tokenizer_config.json")).doesNotExist();
    }

    @Test
    void a_tokenizer_that_does_not_fit_is_refused() throws IOException {
        Path config = TinyModels.config(folder.resolve("shape"), 263);
        Ran small = make(config, "a");
        assertThat(small.code()).isEqualTo(ExitCode.FAILED);
        assertThat(small.err()).contains("the tokenizer has 264 tokens, the model only 263");
        Path wide = TinyModels.config(folder.resolve("wide"), 300);
        Path lacking = Files.createDirectories(folder.resolve("lacking"));
        Tokenizers.writeByteLevel(lacking);
        Path file = lacking.resolve("byte_tokenizer.json");
        Files.writeString(file, Files.readString(file).replace("<img>", "<picture>"));
        Ran ran = make(wide, "a", "--tokenizer", lacking);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("expected the token <img> in the model's tokenizer");
        Ran gone = make(wide, "a", "--tokenizer", folder.resolve("gone"));
        assertThat(gone.err()).contains("expected the folder of a tokenizer, or bytes, found no such folder");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void wrong_usage_makes_nothing() throws IOException {
        Path config = TinyModels.config(folder.resolve("shape"), 300);
        assertUsage("expected standard deviations above 0, found 0.0", make(config, "a", "--deviation", 0));
        assertUsage("found 0.02 and 0.0", make(config, "a", "--position-deviation", 0));
        assertUsage("above 0, found NaN", make(config, "a", "--deviation", "NaN"));
        assertUsage("expected a size such as 5GB", make(config, "a", "--shard-size", "big"));
        assertUsage("bf16 or f32, found 'int8'", make(config, "a", "--dtype", "int8"));
        assertUsage("--out=DIR", Ran.command("model", "make", "--config", config));
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private static void assertUsage(String reason, Ran ran) {
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws IOException {
        Path first = TinyModels.model(folder);
        Map<String, String> before = TinyModels.hashes(first);
        Ran ran = Ran.command("model", "make", "--config", first, "--out", first);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("exists already");
        assertThat(TinyModels.hashes(first)).isEqualTo(before);
    }

    @Test
    void a_model_that_the_disk_has_no_room_for_is_not_begun() throws IOException {
        Path huge = Files.writeString(folder.resolve("huge.json"), """
                {"model_type": "internvl_chat", "force_image_size": 448, "template": "internlm2-chat",
                 "vision_config": {"hidden_size": 1024, "num_attention_heads": 16, "num_hidden_layers": 2,
                  "intermediate_size": 4096, "image_size": 448, "patch_size": 14, "norm_type": "layer_norm",
                  "qk_normalization": false, "qkv_bias": true},
                 "llm_config": {"architectures": ["InternLM2ForCausalLM"], "vocab_size": 1000000,
                  "hidden_size": 131072, "intermediate_size": 524288, "num_hidden_layers": 400,
                  "num_attention_heads": 1024, "bias": false}}
                """);
        Ran ran = make(huge, "a");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains(" TB of weights for ", "left; choose another place");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void a_command_that_is_stopped_leaves_nothing() throws Exception {
        Path large = Files.writeString(folder.resolve("large.json"), """
                {"model_type": "internvl_chat", "force_image_size": 28, "template": "internlm2-chat",
                 "vision_config": {"hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1,
                  "intermediate_size": 32, "image_size": 28, "patch_size": 14, "norm_type": "layer_norm",
                  "qk_normalization": false, "qkv_bias": true},
                 "llm_config": {"architectures": ["InternLM2ForCausalLM"], "vocab_size": 92553, "hidden_size": 2048,
                  "intermediate_size": 8192, "num_hidden_layers": 8, "num_attention_heads": 16, "bias": false}}
                """);
        Path out = folder.resolve("made");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.maxbytes=0",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "model",
                        "make",
                        "--config",
                        large.toString(),
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        Path making = folder.resolve("made.unfinished");
        while (process.isAlive() && !Files.exists(making.resolve("config.json"))) {
            Thread.sleep(20);
        }
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("log.txt")))
                .isTrue();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(making).doesNotExist();
        assertThat(out).doesNotExist();
    }
}
