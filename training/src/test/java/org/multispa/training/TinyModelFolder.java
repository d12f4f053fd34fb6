package org.multispa.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.WeightKind;
import org.multispa.model.checkpoint.Deviation;
import org.multispa.model.checkpoint.ModelMaker;
import org.multispa.model.tokens.Tokenizers;

/// Models of random weights that train in milliseconds: tiles of 28 pixels, four tokens each, and the byte tokenizer.
public final class TinyModelFolder {
    private static final String CONFIG = """
            {
              "model_type": "internvl_chat", "ps_version": "v2", "template": "chatml",
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
                "hidden_act": "silu", "max_position_embeddings": 512, "rms_norm_eps": 1e-5, "rope_theta": 10000,
                "bias": false, "tie_word_embeddings": false
              }
            }
            """;

    static {
        torch.set_num_threads(1);
    }

    private TinyModelFolder() {}

    /// Writes `model` into a folder; the same one each time.
    public static Path write(Path folder) throws IOException {
        Path shape = Files.createDirectories(folder.resolve("shape"));
        Path config = Files.writeString(shape.resolve("config.json"), CONFIG);
        Path out = folder.resolve("model");
        new ModelMaker(config, 7, WeightKind.F32, Deviation.of(0.1), 1 << 20).write(out, Map.of(), _ -> {});
        Tokenizers.writeByteLevel(out);
        return out;
    }
}
