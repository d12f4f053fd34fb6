package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.cli.Ran;
import org.multispa.files.Sha256;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// Small models and images for the tests of this package.
public final class TinyModels {
    private TinyModels() {}

    /// A `config.json` of a model of 16-pixel tiles, 4 tokens each.
    public static Path config(Path folder, int vocabulary) throws IOException {
        String json = String.format("""
                {"model_type": "internvl_chat", "force_image_size": 16, "template": "internlm2-chat",
                 "max_dynamic_patch": 4, "torch_dtype": "float32",
                 "vision_config": {"hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1,
                  "intermediate_size": 32, "image_size": 16, "patch_size": 4, "norm_type": "layer_norm",
                  "qk_normalization": false, "qkv_bias": true},
                 "llm_config": {"architectures": ["InternLM2ForCausalLM"], "vocab_size": %d, "hidden_size": 32,
                  "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
                  "num_key_value_heads": 2, "max_position_embeddings": 600, "bias": false}}
                """, vocabulary);
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("config.json"), json);
    }

    /// A model of random weights with the byte tokenizer.
    public static Path model(Path folder, Object... more) throws IOException {
        Path config = config(folder.resolve("shape"), 272);
        Path out = folder.resolve("model");
        Ran ran = Ran.command(Stream.concat(
                        Stream.of(
                                "model",
                                "make",
                                "--config",
                                config,
                                "--random",
                                "--seed",
                                5,
                                "--out",
                                out,
                                "--deviation",
                                0.3),
                        Stream.of(more))
                .toArray());
        assertThat(ran.code()).as(ran.err()).isZero();
        return out;
    }

    /// A JPEG of noise.
    public static Path image(Path file, int width, int height, long seed) throws IOException {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return Files.write(file, Jpeg.encode(new RgbImage(width, height, rgb), 90));
    }

    /// The hash of every file of a folder by its name.
    public static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                hashes.put(file.getFileName().toString(), Sha256.of(file));
            }
        }
        return hashes;
    }
}
