package org.multispa.model.adapter;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsException;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.TensorInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an adapter folder as PEFT writes it: `adapter_config.json` and `adapter_model.safetensors`, for the language
/// model alone (`base_model.model.model.layers.0…`) or for the whole model (`base_model.model.language_model.model…`).
public final class AdapterReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "base_model.model.";
    private static final String LANGUAGE = "language_model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";
    private static final long MOST_CONFIG_BYTES = 1_000_000;
    private static final long MOST_WIDTH = 1 << 24;

    private AdapterReader() {}

    /// Reads an adapter folder.
    ///
    /// @throws IOException if it is not one, or asks for something other than plain LoRA
    public static Adapter read(Path folder) throws IOException {
        Path config = folder.resolve("adapter_config.json");
        Path weights = folder.resolve("adapter_model.safetensors");
        if (!Files.isRegularFile(config) || !Files.isRegularFile(weights)) {
            throw new IOException(
                    folder + ": expected adapter_config.json and adapter_model.safetensors, as PEFT writes them");
        }
        JsonNode settings = settings(config);
        Adapter adapter = read(weights, scale(config, settings));
        int rank = settings.path("r").asInt(0);
        for (Map.Entry<String, LowRank> module : adapter.modules().entrySet()) {
            if (module.getValue().rank() != rank) {
                throw new IOException(weights + ": " + module.getKey() + " has rank "
                        + module.getValue().rank() + ", " + config.getFileName() + " says r " + rank);
            }
        }
        return adapter;
    }

    /// Reads the weights alone.
    ///
    /// @param weights a safetensors file; names with or without PEFT's prefix
    /// @param scale `alpha / rank`
    /// @throws IOException if it cannot be read or is not an adapter
    public static Adapter read(Path weights, double scale) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            Map<String, LowRank> modules = new TreeMap<>();
            for (String name : file.tensors().keySet()) {
                if (name.endsWith(A)) {
                    String module = name.substring(0, name.length() - A.length());
                    if (modules.put(published(module), lowRank(file, module)) != null) {
                        throw new SafetensorsException(
                                weights, published(module) + ": adapted twice, under names with and without a prefix");
                    }
                } else if (!name.endsWith(B) || !file.tensors().containsKey(name.replace(B, A))) {
                    throw new SafetensorsException(
                            weights, "expected pairs of …" + A + " and …" + B + ", found " + name);
                }
            }
            if (modules.isEmpty()) {
                throw new SafetensorsException(weights, "expected an adapter, found no tensor …" + A);
            }
            return new Adapter(weights.toString(), scale, modules);
        }
    }

    private static String published(String module) {
        String bare = module.startsWith(PREFIX) ? module.substring(PREFIX.length()) : module;
        boolean whole = bare.startsWith(LANGUAGE) || bare.startsWith("vision_model.") || bare.startsWith("mlp1.");
        return whole ? bare : LANGUAGE + bare;
    }

    private static LowRank lowRank(SafetensorsFile file, String module) throws IOException {
        long[] a = file.info(module + A).shape();
        long[] b = file.info(module + B).shape();
        if (a.length != 2 || b.length != 2 || a[0] != b[1] || !isWidth(a[0]) || !isWidth(a[1]) || !isWidth(b[0])) {
            throw new SafetensorsException(
                    file.file(),
                    module + ": expected [rank, inputs] and [outputs, rank], found "
                            + file.info(module + A).what() + " and "
                            + file.info(module + B).what());
        }
        return new LowRank((int) a[0], (int) a[1], (int) b[0], floats(file, module + A), floats(file, module + B));
    }

    private static boolean isWidth(long number) {
        return number >= 1 && number <= MOST_WIDTH;
    }

    private static float[] floats(SafetensorsFile file, String name) throws IOException {
        TensorInfo info = file.info(name);
        if (info.dtype() == DType.F32) {
            return file.floats(name);
        }
        if (info.dtype() != DType.BF16 && info.dtype() != DType.F16) {
            throw new SafetensorsException(file.file(), name + ": expected F32, F16 or BF16, found " + info.dtype());
        }
        MemorySegment bytes = file.bytes(name);
        float[] values = new float[Math.toIntExact(info.count())];
        ValueLayout.OfShort layout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            short bits = bytes.get(layout, 2L * i);
            values[i] = info.dtype() == DType.BF16 ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
        }
        return values;
    }

    private static JsonNode settings(Path config) throws IOException {
        if (Files.size(config) > MOST_CONFIG_BYTES) {
            throw new IOException(
                    config + ": expected at most " + MOST_CONFIG_BYTES + " bytes, found " + Files.size(config));
        }
        try {
            return JSON.readTree(Files.readAllBytes(config));
        } catch (JacksonException e) {
            throw new IOException(config + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static double scale(Path config, JsonNode root) throws IOException {
        require(config, root, "peft_type", "LORA");
        require(config, root, "bias", "none");
        for (String key : new String[] {"use_dora", "fan_in_fan_out"}) {
            if (root.path(key).asBoolean(false)) {
                throw new IOException(config + ": " + key + " is not known here; expected plain LoRA");
            }
        }
        for (String key : new String[] {"rank_pattern", "alpha_pattern"}) {
            if (!root.path(key).isEmpty()) {
                throw new IOException(config + ": " + key + " is not known here; expected one rank and alpha for all");
            }
        }
        int rank = root.path("r").asInt(0);
        double alpha = root.path("lora_alpha").asDouble(0);
        if (rank < 1 || !(alpha > 0) || !Double.isFinite(alpha)) {
            throw new IOException(config + ": expected r and lora_alpha above 0, found " + root.path("r") + " and "
                    + root.path("lora_alpha"));
        }
        return root.path("use_rslora").asBoolean(false) ? alpha / Math.sqrt(rank) : alpha / rank;
    }

    private static void require(Path config, JsonNode root, String key, String expected) throws IOException {
        String found = root.path(key).asString(expected);
        if (!found.equals(expected)) {
            throw new IOException(config + ": " + key + ": expected " + expected + ", found " + found);
        }
    }
}
