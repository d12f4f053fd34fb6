package org.multispa.model.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `config.json` of a model folder. Published files hold much that training and Python need; only what shapes
/// the computation is read, and a value that would change it in a way not known here is refused.
public final class ConfigReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_BYTES = 10_000_000;

    private ConfigReader() {}

    /// Reads the configuration of a model folder.
    ///
    /// @throws ConfigException if a key is missing, out of range, or asks for what is not known here
    /// @throws IOException if the file cannot be read
    public static ModelConfig read(Path folder) throws IOException {
        return readFile(folder.resolve("config.json"));
    }

    /// Reads one configuration file.
    ///
    /// @throws ConfigException if a key is missing, out of range, or asks for what is not known here
    /// @throws IOException if the file cannot be read
    public static ModelConfig readFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": expected the config.json of an InternVL2 model, found no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new ConfigException(file, "expected at most " + MOST_BYTES + " bytes, found " + Files.size(file));
        }
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            return model(new ConfigSection(file, "", root));
        } catch (JacksonException e) {
            throw new ConfigException(file, "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(file, String.valueOf(e.getMessage()));
        }
    }

    private static ModelConfig model(ConfigSection root) throws ConfigException {
        String type = root.text("model_type", "none");
        if (!type.equals("internvl_chat")) {
            throw root.wrong("model_type", "internvl_chat", type + "; other models are not known here");
        }
        root.expect("ps_version", "v2");
        VisionConfig vision = vision(root.section("vision_config"));
        return new ModelConfig(
                vision,
                language(root.section("llm_config")),
                root.integer("force_image_size", vision.imageSize()),
                root.number("downsample_ratio", 0.5),
                root.integer("select_layer", -1),
                root.text("template", ""),
                root.integer("min_dynamic_patch", 1),
                root.integer("max_dynamic_patch", 12),
                root.flag("use_thumbnail", true),
                root.text("torch_dtype", "bfloat16"));
    }

    private static VisionConfig vision(ConfigSection section) throws ConfigException {
        section.expect("hidden_act", "gelu");
        String norm = section.text("norm_type", "rms_norm");
        NormKind kind = switch (norm) {
            case "layer_norm" -> NormKind.LAYER_NORM;
            case "rms_norm" -> NormKind.RMS_NORM;
            default -> throw section.wrong("norm_type", "layer_norm or rms_norm", norm);
        };
        int channels = section.integer("num_channels", 3);
        if (channels != 3) {
            throw section.wrong("num_channels", "3", String.valueOf(channels));
        }
        return new VisionConfig(
                section.integer("hidden_size"),
                section.integer("num_hidden_layers"),
                section.integer("num_attention_heads"),
                section.integer("intermediate_size"),
                section.integer("image_size"),
                section.integer("patch_size"),
                kind,
                section.number("layer_norm_eps", 1e-6),
                section.flag("qk_normalization", true),
                section.flag("qkv_bias", false));
    }

    private static LanguageConfig language(ConfigSection section) throws ConfigException {
        section.expect("hidden_act", "silu");
        Architecture architecture = architecture(section);
        if (section.flag("use_sliding_window", false)) {
            throw section.wrong(
                    "use_sliding_window", "false", "true; attention is always over the whole sequence here");
        }
        int hidden = section.integer("hidden_size");
        int heads = section.integer("num_attention_heads");
        boolean bias = switch (architecture) {
            case INTERNLM2 -> section.flag("bias", true);
            case QWEN2 -> true;
            case LLAMA -> section.flag("attention_bias", false);
        };
        if (heads < 1) {
            throw section.wrong("num_attention_heads", "1 or more", String.valueOf(heads));
        }
        return new LanguageConfig(
                architecture,
                section.integer("vocab_size"),
                hidden,
                section.integer("num_hidden_layers"),
                heads,
                section.integer("num_key_value_heads", heads),
                section.integer("head_dim", hidden / heads),
                section.integer("intermediate_size"),
                section.integer("max_position_embeddings", 2048),
                section.number("rms_norm_eps", 1e-6),
                section.number("rope_theta", 10000),
                scaling(section),
                bias,
                bias && architecture != Architecture.QWEN2,
                section.flag("tie_word_embeddings", false));
    }

    private static Architecture architecture(ConfigSection section) throws ConfigException {
        JsonNode first = section.node().path("architectures").path(0);
        String found = first.isString() ? first.stringValue() : "none";
        for (Architecture one : Architecture.values()) {
            if (one.published().equals(found)) {
                return one;
            }
        }
        String known = Arrays.stream(Architecture.values())
                .map(Architecture::published)
                .collect(Collectors.joining(", "));
        throw section.wrong("architectures", "one of " + known, found);
    }

    private static RopeScaling scaling(ConfigSection language) throws ConfigException {
        if (language.lacks("rope_scaling")) {
            return new RopeScaling.None();
        }
        ConfigSection section = language.section("rope_scaling");
        String type = section.text("type", section.text("rope_type", "none"));
        return switch (type) {
            case "dynamic" -> new RopeScaling.Dynamic(section.number("factor", 1));
            case "linear" -> new RopeScaling.Linear(section.number("factor", 1));
            case "default" -> new RopeScaling.None();
            default -> throw section.wrong("type", "dynamic or linear", type);
        };
    }
}
