package org.multispa.model.adapter;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsException;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.TensorInfo;

/// Reads an adapter folder as PEFT writes it: `adapter_config.json` and `adapter_model.safetensors`, for the
/// language model alone (`base_model.model.model.layers.0…`) or for the whole model
/// (`base_model.model.language_model.model…`). Beside them, or alone, there may be `multispa_model.safetensors`
/// with parameters that take the place of the base's.
public final class AdapterReader {
    private static final long MOST_WIDTH = 1 << 24;

    private AdapterReader() {}

    /// Reads an adapter folder. What it replaces is mapped from the file and not copied.
    ///
    /// @throws IOException if it is not one, or asks for something other than plain LoRA
    public static Adapter read(Path folder) throws IOException {
        Map<String, FullTensor> replaced = replaced(folder.resolve(AdapterFiles.REPLACED));
        Optional<AdapterConfig> config = config(folder);
        if (config.isEmpty()) {
            return new Adapter(folder.toString(), 1, Map.of(), replaced);
        }
        Path weights = folder.resolve(AdapterFiles.WEIGHTS);
        Adapter adapter = read(weights, config.get().scale());
        int rank = config.get().rank();
        for (Map.Entry<String, LowRank> module : adapter.modules().entrySet()) {
            if (module.getValue().rank() != rank) {
                throw new IOException(weights + ": " + module.getKey() + " has rank "
                        + module.getValue().rank() + ", " + AdapterFiles.CONFIG + " says r " + rank);
            }
        }
        return new Adapter(adapter.origin(), adapter.scale(), adapter.modules(), replaced);
    }

    /// Reads how the additions were made; empty for a folder that only replaces parameters.
    ///
    /// @throws IOException if it is no adapter folder, or asks for something other than plain LoRA
    public static Optional<AdapterConfig> config(Path folder) throws IOException {
        boolean hasConfig = Files.isRegularFile(folder.resolve(AdapterFiles.CONFIG));
        boolean hasWeights = Files.isRegularFile(folder.resolve(AdapterFiles.WEIGHTS));
        if (!hasConfig && !hasWeights && Files.isRegularFile(folder.resolve(AdapterFiles.REPLACED))) {
            return Optional.empty();
        }
        if (!hasConfig || !hasWeights) {
            throw new IOException(folder + ": expected " + AdapterFiles.CONFIG + " and " + AdapterFiles.WEIGHTS
                    + ", as PEFT writes them");
        }
        return Optional.of(AdapterConfigJson.read(folder.resolve(AdapterFiles.CONFIG)));
    }

    /// Reads the additions alone.
    ///
    /// @param weights a safetensors file; names with or without PEFT's prefix
    /// @param scale `alpha / rank`
    /// @throws IOException if it cannot be read or is not an adapter
    public static Adapter read(Path weights, double scale) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            Map<String, LowRank> modules = new TreeMap<>();
            for (String name : file.tensors().keySet()) {
                if (name.endsWith(AdapterFiles.A)) {
                    String module = name.substring(0, name.length() - AdapterFiles.A.length());
                    String published = AdapterFiles.published(module);
                    if (modules.put(published, lowRank(file, module)) != null) {
                        throw new SafetensorsException(
                                weights, published + ": adapted twice, under names with and without a prefix");
                    }
                } else if (!name.endsWith(AdapterFiles.B)
                        || !file.tensors().containsKey(name.replace(AdapterFiles.B, AdapterFiles.A))) {
                    throw new SafetensorsException(
                            weights,
                            "expected pairs of …" + AdapterFiles.A + " and …" + AdapterFiles.B + ", found " + name);
                }
            }
            if (modules.isEmpty()) {
                throw new SafetensorsException(weights, "expected an adapter, found no tensor …" + AdapterFiles.A);
            }
            return new Adapter(weights.toString(), scale, modules);
        }
    }

    private static Map<String, FullTensor> replaced(Path path) throws IOException {
        Map<String, FullTensor> replaced = new TreeMap<>();
        if (!Files.isRegularFile(path)) {
            return replaced;
        }
        SafetensorsFile file = SafetensorsFile.shared(path);
        for (TensorInfo tensor : file.tensors().values()) {
            requireReal(file, tensor);
            replaced.put(tensor.name(), new FullTensor(tensor.dtype(), tensor.shape(), file.bytes(tensor.name())));
        }
        if (replaced.isEmpty()) {
            throw new SafetensorsException(path, "expected parameters of a model, found none");
        }
        return replaced;
    }

    private static LowRank lowRank(SafetensorsFile file, String module) throws IOException {
        long[] a = file.info(module + AdapterFiles.A).shape();
        long[] b = file.info(module + AdapterFiles.B).shape();
        if (a.length != 2 || b.length != 2 || a[0] != b[1] || !isWidth(a[0]) || !isWidth(a[1]) || !isWidth(b[0])) {
            throw new SafetensorsException(
                    file.file(),
                    module + ": expected [rank, inputs] and [outputs, rank], found "
                            + file.info(module + AdapterFiles.A).what() + " and "
                            + file.info(module + AdapterFiles.B).what());
        }
        return new LowRank(
                (int) a[0],
                (int) a[1],
                (int) b[0],
                floats(file, module + AdapterFiles.A),
                floats(file, module + AdapterFiles.B));
    }

    private static boolean isWidth(long number) {
        return number >= 1 && number <= MOST_WIDTH;
    }

    private static float[] floats(SafetensorsFile file, String name) throws IOException {
        TensorInfo info = file.info(name);
        requireReal(file, info);
        if (info.dtype() == DType.F32) {
            return file.floats(name);
        }
        MemorySegment bytes = file.bytes(name);
        float[] values = new float[Math.toIntExact(info.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.get(bytes, info.dtype(), i);
        }
        return values;
    }

    private static void requireReal(SafetensorsFile file, TensorInfo tensor) throws SafetensorsException {
        if (!tensor.dtype().isReal()) {
            throw new SafetensorsException(
                    file.file(), tensor.name() + ": expected F32, F16 or BF16, found " + tensor.dtype());
        }
    }
}
