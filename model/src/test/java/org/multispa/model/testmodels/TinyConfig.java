package org.multispa.model.testmodels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multispa.model.config.Architecture;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A `config.json` of a model small enough to compute by hand: tiles of 28 pixels with 4 x 4 patches, 4 tokens a
/// tile, a vocabulary that holds the byte-level tokenizer. Immutable.
public record TinyConfig(ObjectNode root) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = """
            {
              "model_type": "internvl_chat", "ps_version": "v2", "template": "internlm2-chat",
              "downsample_ratio": 0.5, "force_image_size": 28, "select_layer": -1,
              "min_dynamic_patch": 1, "max_dynamic_patch": 6, "use_thumbnail": true, "torch_dtype": "float32",
              "vision_config": {
                "hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 2, "intermediate_size": 24,
                "image_size": 28, "patch_size": 7, "num_channels": 3, "hidden_act": "gelu", "layer_norm_eps": 1e-6,
                "norm_type": "layer_norm", "qk_normalization": false, "qkv_bias": true
              },
              "llm_config": {
                "architectures": ["InternLM2ForCausalLM"], "vocab_size": 272, "hidden_size": 32,
                "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
                "hidden_act": "silu", "max_position_embeddings": 256, "rms_norm_eps": 1e-5, "rope_theta": 10000,
                "bias": false, "tie_word_embeddings": false
              }
            }
            """;

    /// A model of an architecture with grouped heads.
    public static TinyConfig of(Architecture architecture) {
        TinyConfig base = new TinyConfig((ObjectNode) JSON.readTree(BASE));
        return base.with("llm_config.architectures", List.of(architecture.published()));
    }

    /// The same with another value.
    ///
    /// @param path a key, or section and key with a dot between
    /// @param value anything that Jackson knows
    public TinyConfig with(String path, Object value) {
        ObjectNode copy = root.deepCopy();
        section(copy, path).set(key(path), value instanceof JsonNode node ? node : JSON.valueToTree(value));
        return new TinyConfig(copy);
    }

    /// The same without a key.
    public TinyConfig without(String path) {
        ObjectNode copy = root.deepCopy();
        section(copy, path).remove(key(path));
        return new TinyConfig(copy);
    }

    /// The vision encoder as in the 6B one: RMS norms, normalised queries and keys, no bias on them.
    public TinyConfig likeVit6b() {
        return with("vision_config.norm_type", "rms_norm")
                .with("vision_config.qk_normalization", true)
                .with("vision_config.qkv_bias", false);
    }

    /// Writes `config.json` into a folder, which is made.
    ///
    /// @return the file
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve("config.json"), JSON.writeValueAsBytes(root));
    }

    /// What the reader makes of it.
    ///
    /// @param scratch a folder to write it into
    public ModelConfig read(Path scratch) throws IOException {
        return ConfigReader.readFile(write(scratch));
    }

    private static ObjectNode section(ObjectNode root, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? root : (ObjectNode) root.path(path.substring(0, dot));
    }

    private static String key(String path) {
        return path.substring(path.indexOf('.') + 1);
    }
}
