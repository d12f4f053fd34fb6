package org.multispa.model.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `adapter_config.json` read and written. Written are the keys that PEFT has known since its version 0.10; what
/// later versions added takes its default there, and older versions complain about keys that they do not know.
final class AdapterConfigJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_BYTES = 1_000_000;

    /// Keys that ask for other arithmetic than plain LoRA unless they are absent, null, false or empty.
    private static final List<String> VARIANTS = List.of(
            "alora_invocation_tokens",
            "arrow_config",
            "fan_in_fan_out",
            "kasa_config",
            "layer_replication",
            "lora_bias",
            "target_parameters",
            "trainable_token_indices",
            "use_bdlora",
            "use_dora",
            "use_qalora");

    private AdapterConfigJson() {}

    /// @throws IOException if it cannot be read or asks for something other than plain LoRA
    static AdapterConfig read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": expected at most " + MOST_BYTES + " bytes, found " + Files.size(file));
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        }
        requirePlain(file, root);
        try {
            JsonNode base = root.path(AdapterFiles.BASE);
            return new AdapterConfig(
                    root.path("r").asInt(0),
                    root.path("lora_alpha").asDouble(0),
                    root.path("lora_dropout").asDouble(0),
                    root.path("use_rslora").asBoolean(false),
                    base.isString() ? Optional.of(base.stringValue()) : Optional.empty(),
                    targets(root.path("target_modules")));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void requirePlain(Path file, JsonNode root) throws IOException {
        require(file, root, "peft_type", "LORA");
        require(file, root, "bias", "none");
        for (String key : VARIANTS) {
            JsonNode value = root.path(key);
            boolean isAsked =
                    value.isContainer() ? !value.isEmpty() : value.asBoolean(!value.isMissingNode() && !value.isNull());
            if (isAsked) {
                throw new IOException(file + ": " + key + " is not known here; expected plain LoRA");
            }
        }
        for (String key : List.of("rank_pattern", "alpha_pattern")) {
            if (!root.path(key).isEmpty()) {
                throw new IOException(file + ": " + key + " is not known here; expected one rank and alpha for all");
            }
        }
    }

    private static void require(Path file, JsonNode root, String key, String expected) throws IOException {
        String found = root.path(key).asString(expected);
        if (!found.equals(expected)) {
            throw new IOException(file + ": " + key + ": expected " + expected + ", found " + found);
        }
    }

    private static List<String> targets(JsonNode found) {
        if (found.isString()) {
            return List.of(found.stringValue());
        }
        List<String> targets = new ArrayList<>();
        for (JsonNode one : found) {
            targets.add(one.asString(""));
        }
        return targets;
    }

    /// The file as PEFT writes it, keys in alphabetical order.
    static byte[] write(AdapterConfig config) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("alpha_pattern");
        root.putNull("auto_mapping");
        config.base().ifPresentOrElse(base -> root.put(AdapterFiles.BASE, base), () -> root.putNull(AdapterFiles.BASE));
        root.put("bias", "none");
        root.put("fan_in_fan_out", false);
        root.put("inference_mode", true);
        root.put("init_lora_weights", true);
        root.putNull("layer_replication");
        root.putNull("layers_pattern");
        root.putNull("layers_to_transform");
        root.putObject("loftq_config");
        if (config.alpha() == Math.rint(config.alpha()) && config.alpha() <= Integer.MAX_VALUE) {
            root.put("lora_alpha", (int) config.alpha());
        } else {
            root.put("lora_alpha", config.alpha());
        }
        root.put("lora_dropout", config.dropout());
        root.putNull("megatron_config");
        root.put("megatron_core", "megatron.core");
        root.putNull("modules_to_save");
        root.put("peft_type", "LORA");
        root.put("r", config.rank());
        root.putObject("rank_pattern");
        root.putNull("revision");
        config.targets().forEach(root.putArray("target_modules")::add);
        root.put("task_type", "CAUSAL_LM");
        root.put("use_dora", false);
        root.put("use_rslora", config.rankStabilised());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
