package org.multispa.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.multispa.files.NewFolder;
import org.multispa.model.WeightKind;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a model folder again with its weights in another kind of number, or in files of another size. Everything
/// else in the folder comes along; `config.json` then names the new kind.
///
/// @param kind of number to write; as it is if empty
/// @param shardBytes most bytes a file
public record ModelConverter(Optional<WeightKind> kind, long shardBytes) {
    private static final int BLOCK = 1 << 16;
    private static final JsonMapper JSON = new JsonMapper();

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if the size of a shard is not above 0
    public ModelConverter {
        if (shardBytes < 1) {
            throw new IllegalArgumentException("expected a shard size above 0, found " + shardBytes);
        }
    }

    /// How many bytes of weights there will be.
    ///
    /// @throws IOException if the folder is not a model's
    public long bytes(Path from) throws IOException {
        try (WeightFolder weights = WeightFolder.open(from)) {
            return targets(weights).stream().mapToLong(TensorInfo::bytes).sum();
        }
    }

    /// Converts a folder.
    ///
    /// @param progress told the bytes of each tensor once it is written
    /// @throws IOException if the folder is not a model's, or the new one cannot be written
    public void convert(Path from, Path to, LongConsumer progress) throws IOException {
        try (WeightFolder weights = WeightFolder.open(from)) {
            List<TensorInfo> tensors = targets(weights);
            NewFolder.fill(to, folder -> {
                copyOthers(from, folder);
                ShardedWriter.write(folder, tensors, shardBytes, (tensor, out) -> copy(weights, tensor, out), progress);
            });
        }
    }

    private List<TensorInfo> targets(WeightFolder weights) {
        List<TensorInfo> tensors = new ArrayList<>();
        for (TensorInfo tensor : weights.tensors().values()) {
            tensors.add(new TensorInfo(tensor.name(), target(tensor.dtype()), tensor.shape(), 0));
        }
        return tensors;
    }

    private DType target(DType found) {
        return kind.isPresent() && found.isReal() ? kind.get().dtype() : found;
    }

    private static void copy(WeightFolder weights, TensorInfo tensor, OutputStream out) throws IOException {
        MemorySegment source = weights.bytes(tensor.name());
        DType found = weights.info(tensor.name()).dtype();
        int width = tensor.dtype().bytes();
        byte[] bytes = new byte[BLOCK * width];
        MemorySegment block = MemorySegment.ofArray(bytes);
        for (long at = 0; at < tensor.count(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, tensor.count() - at);
            if (found == tensor.dtype()) {
                MemorySegment.copy(source, at * width, block, 0, (long) count * width);
            } else {
                for (int i = 0; i < count; i++) {
                    Numbers.put(block, tensor.dtype(), i, Numbers.get(source, found, at + i));
                }
            }
            out.write(bytes, 0, count * width);
        }
    }

    private void copyOthers(Path from, Path to) throws IOException {
        OtherFiles.copy(from, to);
        Path file = from.resolve("config.json");
        if (kind.isPresent() && Files.exists(file)) {
            ObjectNode config = config(file);
            config.put("torch_dtype", kind.get() == WeightKind.F32 ? "float32" : "bfloat16");
            Files.write(
                    to.resolve("config.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(config));
        }
    }

    private static ObjectNode config(Path file) throws IOException {
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode config) {
                return config;
            }
        } catch (JacksonException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException(file + ": expected a JSON object");
    }
}
