package org.multispa.model.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.multispa.files.NewFolder;
import org.multispa.model.InternVl;
import org.multispa.model.WeightKind;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.safetensors.TensorInfo;

/// Makes a model of random weights, in the published layout, from a `config.json` alone.
///
/// @param config the `config.json`
/// @param seed the same seed gives the same bytes
/// @param kind of number of the weights
/// @param deviation standard deviation of the weights; published configurations name 0.02
/// @param shardBytes most bytes a file
public record ModelMaker(Path config, long seed, WeightKind kind, Deviation deviation, long shardBytes) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if the size of a shard is not above 0
    public ModelMaker {
        if (shardBytes < 1) {
            throw new IllegalArgumentException("expected a shard size above 0, found " + shardBytes);
        }
    }

    /// How many bytes of weights there will be.
    ///
    /// @throws IOException if the configuration cannot be read
    public long bytes() throws IOException {
        return tensors().stream().mapToLong(TensorInfo::bytes).sum();
    }

    /// Writes the folder.
    ///
    /// @param more further files to put in, by name: a tokenizer
    /// @param progress told the bytes of each tensor once it is written
    /// @throws IOException if the configuration is wrong or the folder cannot be written
    public void write(Path out, Map<String, Path> more, LongConsumer progress) throws IOException {
        List<TensorInfo> tensors = tensors();
        NewFolder.fill(out, folder -> {
            Files.write(folder.resolve("config.json"), Files.readAllBytes(config));
            for (Map.Entry<String, Path> file : more.entrySet()) {
                Files.write(folder.resolve(file.getKey()), Files.readAllBytes(file.getValue()));
            }
            ShardedWriter.write(folder, tensors, shardBytes, new RandomWeights(seed, deviation), progress);
        });
    }

    private List<TensorInfo> tensors() throws IOException {
        ModelConfig shape = ConfigReader.readFile(config);
        List<TensorInfo> tensors = new ArrayList<>();
        new TreeMap<>(InternVl.shapes(shape))
                .forEach((name, dimensions) -> tensors.add(new TensorInfo(name, kind.dtype(), dimensions, 0)));
        return tensors;
    }
}
