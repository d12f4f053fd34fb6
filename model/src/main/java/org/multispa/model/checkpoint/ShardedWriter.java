package org.multispa.model.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.multispa.files.AtomicFiles;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the weights of a folder as Hugging Face does: one file if they fit, else shards of a largest size and
/// an index.
final class ShardedWriter {
    private static final Map<String, String> METADATA = Map.of("format", "pt");
    private static final JsonMapper JSON = new JsonMapper();

    private ShardedWriter() {}

    /// @param shardBytes most bytes of tensors a file, a single larger tensor excepted
    /// @param progress told the bytes of each tensor once it is written
    static void write(
            Path folder,
            List<TensorInfo> tensors,
            long shardBytes,
            SafetensorsWriter.Content content,
            LongConsumer progress)
            throws IOException {
        SafetensorsWriter.Content told = (tensor, out) -> {
            content.write(tensor, out);
            progress.accept(tensor.bytes());
        };
        List<List<TensorInfo>> shards = divide(tensors, shardBytes);
        if (shards.size() == 1) {
            SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, METADATA, told);
            return;
        }
        Map<String, String> homes = new LinkedHashMap<>();
        for (int i = 0; i < shards.size(); i++) {
            String name = String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
            SafetensorsWriter.write(folder.resolve(name), shards.get(i), METADATA, told);
            shards.get(i).forEach(tensor -> homes.put(tensor.name(), name));
        }
        long total = tensors.stream().mapToLong(TensorInfo::bytes).sum();
        AtomicFiles.write(folder.resolve("model.safetensors.index.json"), index(total, homes));
    }

    static List<List<TensorInfo>> divide(List<TensorInfo> tensors, long shardBytes) {
        List<List<TensorInfo>> shards = new ArrayList<>();
        List<TensorInfo> open = new ArrayList<>();
        long bytes = 0;
        for (TensorInfo tensor : tensors) {
            if (!open.isEmpty() && bytes + tensor.bytes() > shardBytes) {
                shards.add(open);
                open = new ArrayList<>();
                bytes = 0;
            }
            open.add(tensor);
            bytes += tensor.bytes();
        }
        shards.add(open);
        return shards;
    }

    private static byte[] index(long total, Map<String, String> homes) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("metadata").put("total_size", total);
        ObjectNode map = root.putObject("weight_map");
        homes.forEach(map::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
