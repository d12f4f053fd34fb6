package org.multispa.model.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `config.json` of a model folder. Published files hold much that training and Python need; only what
/// shapes the
/// computation is read, and a value that would change it in a way not known here is refused.
public final class ConfigReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_BYTES = 10_000_000;

    private final Path file;

    private ConfigReader(Path file) {
        this.file = file;
    }

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
            return new ConfigReader(file).model(root);
        } catch (JacksonException e) {
            throw new ConfigException(file, "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(file, String.valueOf(e.getMessage()));
        }
    }

    private ModelConfig model(JsonNode root) throws ConfigException {
        String type = text(root, "model_type", "");
        if (!type.equals("internvl_chat")) {
            throw new ConfigException(
                    file,
                    "model_type: expected internvl_chat, found " + (type.isEmpty() ? "none" : type)
                            + "; other models are not known here");
        }
        if (!text(root, "ps_version", "v2").equals("v2")) {
            throw new ConfigException(file, "ps_version: expected v2, found " + text(root, "ps_version", ""));
        }
        VisionConfig vision = vision(object(root, "vision_config"));
        return new ModelConfig(
                vision,
                language(object(root, "llm_config")),
                integer(root, "force_image_size", vision.imageSize()),
                number(root, "downsample_ratio", 0.5),
                integer(root, "select_layer", -1),
                text(root, "template", ""),
                integer(root, "min_dynamic_patch", 1),
                integer(root, "max_dynamic_patch", 12),
                flag(root, "use_thumbnail", true),
                text(root, "torch_dtype", "bfloat16"));
    }

    private VisionConfig vision(JsonNode node) throws ConfigException {
        expect(node, "hidden_act", "gelu");
        String norm = text(node, "norm_type", "rms_norm");
        NormKind kind = switch (norm) {
            case "layer_norm" -> NormKind.LAYER_NORM;
            case "rms_norm" -> NormKind.RMS_NORM;
            default ->
                throw new ConfigException(
                        file, "vision_config.norm_type: expected layer_norm or rms_norm, found " + norm);
        };
        if (integer(node, "num_channels", 3) != 3) {
            throw new ConfigException(file, "vision_config.num_channels: expected 3");
        }
        return new VisionConfig(
                integer(node, "hidden_size"),
                integer(node, "num_hidden_layers"),
                integer(node, "num_attention_heads"),
                integer(node, "intermediate_size"),
                integer(node, "image_size"),
                integer(node, "patch_size"),
                kind,
                number(node, "layer_norm_eps", 1e-6),
                flag(node, "qk_normalization", true),
                flag(node, "qkv_bias", false));
    }

    private LanguageConfig language(JsonNode node) throws ConfigException {
        expect(node, "hidden_act", "silu");
        Architecture architecture = architecture(node);
        int hidden = integer(node, "hidden_size");
        int heads = integer(node, "num_attention_heads");
        boolean bias = switch (architecture) {
            case INTERNLM2 -> flag(node, "bias", true);
            case QWEN2 -> true;
            case LLAMA -> flag(node, "attention_bias", false);
        };
        if (heads < 1) {
            throw new ConfigException(file, "llm_config.num_attention_heads: expected 1 or more, found " + heads);
        }
        return new LanguageConfig(
                architecture,
                integer(node, "vocab_size"),
                hidden,
                integer(node, "num_hidden_layers"),
                heads,
                integer(node, "num_key_value_heads", heads),
                integer(node, "head_dim", hidden / heads),
                integer(node, "intermediate_size"),
                integer(node, "max_position_embeddings", 2048),
                number(node, "rms_norm_eps", 1e-6),
                number(node, "rope_theta", 10000),
                scaling(node.path("rope_scaling")),
                bias,
                bias && architecture != Architecture.QWEN2,
                flag(node, "tie_word_embeddings", false));
    }

    private Architecture architecture(JsonNode node) throws ConfigException {
        String found = text(node.path("architectures"), 0);
        for (Architecture one : Architecture.values()) {
            if (one.published().equals(found)) {
                return one;
            }
        }
        throw new ConfigException(
                file,
                "llm_config.architectures: expected one of "
                        + Arrays.stream(Architecture.values())
                                .map(Architecture::published)
                                .collect(Collectors.joining(", "))
                        + ", found " + (found.isEmpty() ? "none" : found));
    }

    private RopeScaling scaling(JsonNode node) throws ConfigException {
        if (node.isMissingNode() || node.isNull()) {
            return new RopeScaling.None();
        }
        String type = text(node, "type", text(node, "rope_type", ""));
        return switch (type) {
            case "dynamic" -> new RopeScaling.Dynamic(number(node, "factor", 1));
            case "linear" -> new RopeScaling.Linear(number(node, "factor", 1));
            case "default" -> new RopeScaling.None();
            default ->
                throw new ConfigException(
                        file, "llm_config.rope_scaling.type: expected dynamic or linear, found " + type);
        };
    }

    private void expect(JsonNode node, String key, String only) throws ConfigException {
        String found = text(node, key, only);
        if (!found.equals(only)) {
            throw new ConfigException(file, key + ": expected " + only + ", found " + found);
        }
    }

    private JsonNode object(JsonNode node, String key) throws ConfigException {
        JsonNode value = node.path(key);
        if (!value.isObject()) {
            throw new ConfigException(file, key + ": expected an object, found " + found(value));
        }
        return value;
    }

    private int integer(JsonNode node, String key) throws ConfigException {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new ConfigException(file, key + ": expected a whole number, found " + found(value));
        }
        return value.intValue();
    }

    private int integer(JsonNode node, String key, int otherwise) throws ConfigException {
        return absent(node, key) ? otherwise : integer(node, key);
    }

    private double number(JsonNode node, String key, double otherwise) throws ConfigException {
        if (absent(node, key)) {
            return otherwise;
        }
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new ConfigException(file, key + ": expected a number, found " + found(value));
        }
        return value.doubleValue();
    }

    private boolean flag(JsonNode node, String key, boolean otherwise) throws ConfigException {
        if (absent(node, key)) {
            return otherwise;
        }
        if (!node.path(key).isBoolean()) {
            throw new ConfigException(file, key + ": expected true or false, found " + found(node.path(key)));
        }
        return node.path(key).booleanValue();
    }

    private static String text(JsonNode node, String key, String otherwise) {
        return node.path(key).isString() ? node.path(key).stringValue() : otherwise;
    }

    private static String text(JsonNode node, int at) {
        return node.path(at).isString() ? node.path(at).stringValue() : "";
    }

    private static boolean absent(JsonNode node, String key) {
        return node.path(key).isMissingNode() || node.path(key).isNull();
    }

    private static String found(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }
}
