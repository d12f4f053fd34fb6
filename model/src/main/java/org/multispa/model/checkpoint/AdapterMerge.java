package org.multispa.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.multispa.files.NewFolder;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.adapter.FullTensor;
import org.multispa.model.adapter.LowRank;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;

/// Writes a model folder again with an adapter worked into its weights, so that it needs the adapter no more:
/// the same files, tensors and kinds of number. `weight + scale · b · a` is computed in single precision and
/// rounded once, to the kind that is stored. A few rows are in memory at a time.
///
/// @param base the folder of the model that the adapter is for
public record AdapterMerge(Path base, Adapter adapter) {
    private static final int BLOCK = 1 << 16;
    private static final String WEIGHT = ".weight";

    /// How many bytes of weights there will be.
    ///
    /// @throws IOException if the folder is not a model's, or the adapter not one for it
    public long bytes() throws IOException {
        try (WeightFolder weights = open()) {
            return weights.tensors().values().stream()
                    .mapToLong(TensorInfo::bytes)
                    .sum();
        }
    }

    /// Writes the folder.
    ///
    /// @param progress told the bytes of each tensor once it is written
    /// @throws IOException if the base is not a model's folder, the adapter is not one for it, a sum is no
    ///     finite number, or the new folder cannot be written
    public void write(Path out, LongConsumer progress) throws IOException {
        try (WeightFolder weights = open()) {
            NewFolder.fill(out, folder -> {
                OtherFiles.copy(base, folder);
                for (SafetensorsFile file : weights.files()) {
                    String name = file.file().getFileName().toString();
                    List<TensorInfo> tensors = new ArrayList<>(file.tensors().values());
                    tensors.sort(Comparator.comparingLong(TensorInfo::begin));
                    SafetensorsWriter.write(folder.resolve(name), tensors, file.metadata(), (tensor, stream) -> {
                        write(file, tensor, stream);
                        progress.accept(tensor.bytes());
                    });
                }
                if (Files.exists(base.resolve(WeightFolder.INDEX))) {
                    Files.copy(base.resolve(WeightFolder.INDEX), folder.resolve(WeightFolder.INDEX));
                }
            });
        }
    }

    private WeightFolder open() throws IOException {
        ConfigReader.read(base);
        WeightFolder weights = WeightFolder.open(base);
        try {
            Map<String, long[]> shapes = new HashMap<>();
            weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            adapter.requireFits(shapes);
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private void write(SafetensorsFile file, TensorInfo tensor, OutputStream out) throws IOException {
        String name = tensor.name();
        String module = name.endsWith(WEIGHT) ? name.substring(0, name.length() - WEIGHT.length()) : name;
        Optional<LowRank> addition = Optional.ofNullable(adapter.modules().get(module));
        Optional<FullTensor> replaced = Optional.ofNullable(adapter.replaced().get(name));
        MemorySegment stored = file.bytes(name);
        if (addition.isEmpty() && replaced.isEmpty()) {
            copy(stored, out);
            return;
        }
        if (!tensor.dtype().isReal()) {
            throw new IOException(
                    file.file() + ": tensor " + name + ": expected BF16, F16 or F32 weights, found " + tensor.dtype());
        }
        MemorySegment source = replaced.map(FullTensor::bytes).orElse(stored);
        DType kind = replaced.map(FullTensor::dtype).orElse(tensor.dtype());
        int width = addition.map(LowRank::inputs).orElse(1);
        int rowsAtOnce = Math.max(1, BLOCK / width);
        long rows = tensor.count() / width;
        float[] values = new float[rowsAtOnce * width];
        byte[] bytes = new byte[values.length * tensor.dtype().bytes()];
        for (long row = 0; row < rows; row += rowsAtOnce) {
            int count = (int) Math.min(rowsAtOnce, rows - row);
            for (int i = 0; i < count * width; i++) {
                values[i] = Numbers.get(source, kind, row * width + i);
            }
            if (addition.isPresent()) {
                addition.get().addTo(values, (int) row, count, adapter.scale());
            }
            round(values, count * width, tensor, MemorySegment.ofArray(bytes));
            out.write(bytes, 0, count * width * tensor.dtype().bytes());
        }
    }

    private void round(float[] values, int count, TensorInfo tensor, MemorySegment into) throws IOException {
        for (int i = 0; i < count; i++) {
            Numbers.put(into, tensor.dtype(), i, values[i]);
            if (!Float.isFinite(Numbers.get(into, tensor.dtype(), i))) {
                throw new IOException(adapter.origin() + ": " + tensor.name()
                        + " would hold a number that is not finite in " + tensor.dtype() + " (" + values[i]
                        + "); the adapter or the base is broken, or the training diverged");
            }
        }
    }

    private static void copy(MemorySegment stored, OutputStream out) throws IOException {
        byte[] bytes = new byte[BLOCK];
        for (long at = 0; at < stored.byteSize(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, stored.byteSize() - at);
            MemorySegment.copy(stored, at, MemorySegment.ofArray(bytes), 0, count);
            out.write(bytes, 0, count);
        }
    }
}
