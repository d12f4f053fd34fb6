package org.multispa.model.serve;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.checkpoint.Deviation;
import org.multispa.model.checkpoint.ModelMaker;
import org.multispa.model.tokens.Tokenizers;

/// A model of random weights that answers in random letters, and pictures to ask it about.
public final class TinyModel {
    /// Tokens that fit, as the configuration says.
    public static final int CONTEXT = 4096;

    private static final String CONFIG = """
            {
              "model_type": "internvl_chat", "template": "internlm2-chat", "torch_dtype": "float32",
              "downsample_ratio": 0.5, "force_image_size": 28, "select_layer": -1, "ps_version": "v2",
              "min_dynamic_patch": 1, "max_dynamic_patch": 6, "use_thumbnail": true,
              "vision_config": {
                "hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 32,
                "image_size": 28, "patch_size": 7, "norm_type": "layer_norm", "qk_normalization": false,
                "qkv_bias": true, "hidden_act": "gelu", "layer_norm_eps": 1e-6
              },
              "llm_config": {
                "architectures": ["InternLM2ForCausalLM"], "vocab_size": 264, "hidden_size": 32,
                "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
                "hidden_act": "silu", "max_position_embeddings": 4096, "rms_norm_eps": 1e-5, "rope_theta": 10000,
                "bias": false, "tie_word_embeddings": false
              }
            }
            """;

    private TinyModel() {}

    /// Makes the model's folder.
    public static Path make(Path place) throws IOException {
        Path config = Files.writeString(place.resolve("config.json"), CONFIG);
        Tokenizers.writeByteLevel(place);
        Path folder = place.resolve("tiny");
        String tokenizer = "byte_tokenizer.json";
        new ModelMaker(config, 7, WeightKind.F32, Deviation.of(0.4), 1 << 30)
                .write(folder, Map.of(tokenizer, place.resolve(tokenizer)), _ -> {});
        return folder;
    }

    /// Loads it, to be computed by one thread, which is faster for so little.
    public static Assistant load(Path folder) throws IOException {
        org.multispa.model.testmodels.TinyModel.computeOnOneThread();
        return Assistant.load(folder, Optional.empty(), LoadOptions.f32(), 6);
    }

    /// A picture of random colours.
    public static byte[] picture(int width, int height, long seed, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Such a picture as a data URL.
    public static String dataUrl(int width, int height, long seed) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture(width, height, seed, "png"));
    }
}
