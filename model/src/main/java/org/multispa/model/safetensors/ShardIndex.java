package org.multispa.model.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `model.safetensors.index.json`: which shard holds which tensor.
public final class ShardIndex {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_BYTES = 100_000_000;

    private ShardIndex() {}

    /// Shard file name by tensor name, in the order of the file.
    ///
    /// @throws IOException if it cannot be read, has no `weight_map`, or names a file outside its folder
    public static Map<String, String> read(Path index) throws IOException {
        if (!Files.isRegularFile(index)) {
            throw new SafetensorsException(index, "expected an index of shards, found no such file");
        }
        if (Files.size(index) > MOST_BYTES) {
            throw new SafetensorsException(
                    index, "expected at most " + MOST_BYTES + " bytes, found " + Files.size(index));
        }
        JsonNode map;
        try {
            map = JSON.readTree(Files.readAllBytes(index)).path("weight_map");
        } catch (JacksonException e) {
            throw new SafetensorsException(index, "not JSON: " + e.getOriginalMessage());
        }
        if (!map.isObject() || map.isEmpty()) {
            throw new SafetensorsException(index, "expected an object weight_map that places tensors in files");
        }
        Map<String, String> homes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String shard = entry.getValue().isString() ? entry.getValue().stringValue() : "";
            if (shard.isEmpty() || !shard.endsWith(".safetensors") || shard.contains("/") || shard.contains("\\")) {
                throw new SafetensorsException(
                        index,
                        "tensor " + entry.getKey()
                                + ": expected the name of a .safetensors file beside the index, found "
                                + entry.getValue());
            }
            homes.put(entry.getKey(), shard);
        }
        return homes;
    }
}
