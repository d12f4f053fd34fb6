package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.SharedData;

final class InfoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_whole_model_is_described() throws IOException {
        Ran ran = Ran.command("model", "info", TinyModels.model(folder, "--shard-size", "50kB"));
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out().lines())
                .contains(
                        "vision      InternViT, 1 layers of 16, 2 heads, layer norm",
                        "language    InternLM2ForCausalLM, 2 layers of 32, 4 heads, 2 of keys and values",
                        "context     600 tokens, rotary base 10,000",
                        "vocabulary  272 tokens",
                        "tiles       1 to 4 an image and a thumbnail, 16x16 pixels, 4 tokens each",
                        "template    internlm2-chat",
                        "parameters  39,520: vision 3,328, projector 3,264, language 32,928",
                        "weights     158 kB, 41 tensors in 4 files, F32",
                        "tokenizer   bytes, 264 tokens");
    }

    @Test
    void a_config_alone_is_enough() throws IOException {
        Path bare = folder.resolve("bare");
        TinyModels.config(bare, 272);
        Ran ran = Ran.command("model", "info", bare);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).contains("weights     none", "tokenizer   none");
    }

    @Test
    void the_published_8b_is_counted_and_its_missing_shards_are_named() throws IOException {
        Path configs = SharedData.require("reference/internvl2-configs");
        Path eight = Files.createDirectories(folder.resolve("8b"));
        Files.copy(configs.resolve("InternVL2-8B.config.json"), eight.resolve("config.json"));
        Files.copy(
                configs.resolve("InternVL2_5-8B.model.safetensors.index.json"),
                eight.resolve("model.safetensors.index.json"));
        Ran ran = Ran.command("model", "info", eight);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out())
                .contains("parameters  8,075.4 M: vision 304.0 M, projector 33.6 M, language 7,737.8 M")
                .contains("weights     573 tensors in 4 shards, of which 4 are missing")
                .contains("no shards   4: model-00001-of-00004.safetensors, ")
                .doesNotContain("leftover", "missing     ");
    }

    @Test
    void what_is_wrong_is_named() throws IOException {
        Path model = TinyModels.model(folder);
        Path config = model.resolve("config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3"));
        assertWrong(model, "missing     7: language_model.model.layers.2.");
        Files.writeString(config, text.replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 1"));
        assertWrong(model, "leftover    7: language_model.model.layers.1.");
        Files.writeString(config, text.replace("\"intermediate_size\": 48", "\"intermediate_size\": 40"));
        assertWrong(
                model,
                "feed_forward.w1.weight: config.json calls for numbers of the shape [40, 32], found F32 [48, 32]");
        Files.writeString(config, text.replace("272", "260"));
        assertWrong(model, "the tokenizer has 264 tokens, the model only 260");
        Files.writeString(config, text.replace("internlm2-chat", "phi3-chat"));
        assertWrong(model, "found \"phi3-chat\", which is not supported");
        Files.writeString(config, text);
        Files.writeString(model.resolve("byte_tokenizer.json"), "{}");
        assertWrong(model, "tokenizer   cannot be used", "byte_tokenizer.json: expected format");
    }

    private static void assertWrong(Path model, String... reasons) {
        Ran ran = Ran.command("model", "info", model);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).contains(reasons).doesNotContain("\tat ");
    }

    @Test
    void a_folder_that_is_no_model_s_is_told() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        assertFails("expected the config.json of an InternVL2 model", other);
        assertFails("expected a model folder, found no such folder", folder.resolve("gone"));
        Files.writeString(other.resolve("config.json"), "{\"model_type\": \"llama\"}");
        assertFails("model_type: expected internvl_chat, found llama", other);
        assertThat(Ran.command("model", "info").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.command("model").code()).isEqualTo(ExitCode.USAGE);
    }

    private static void assertFails(String reason, Path folder) {
        Ran ran = Ran.command("model", "info", folder);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }
}
