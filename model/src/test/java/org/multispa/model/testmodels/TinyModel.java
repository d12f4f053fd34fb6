package org.multispa.model.testmodels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;

/// A model folder of random numbers in every parameter, norms and biases too, so that none of them can be forgotten
/// without a difference.
///
/// @param weights what the file holds, by name, row-major
public record TinyModel(Path folder, ModelConfig config, Map<String, float[]> weights) {
    static {
        computeOnOneThread();
    }

    /// For models so small that threads spend their time waiting for each other.
    public static void computeOnOneThread() {
        torch.set_num_threads(1);
    }

    /// Writes a model of F32 weights.
    public static TinyModel random(Path folder, TinyConfig config, long seed) throws IOException {
        return random(folder, config, seed, WeightKind.F32);
    }

    /// Writes a model. BF16 weights are random BF16 numbers, so that nothing is lost in writing them.
    public static TinyModel random(Path folder, TinyConfig config, long seed, WeightKind kind) throws IOException {
        ModelConfig read = config.read(folder);
        Random random = new Random(seed);
        Map<String, float[]> weights = new TreeMap<>();
        Map<String, long[]> shapes = new TreeMap<>(InternVl.shapes(read));
        shapes.forEach((name, shape) -> weights.put(name, numbers(random, name, shape, kind)));
        TinyModel model = new TinyModel(folder, read, weights);
        model.write(folder.resolve("model.safetensors"), shapes, kind);
        return model;
    }

    /// Loads it in F32.
    public InternVl load() throws IOException {
        return InternVl.load(folder, LoadOptions.f32());
    }

    /// One parameter.
    public float[] weight(String name) {
        float[] found = weights.get(name);
        if (found == null) {
            throw new IllegalArgumentException("expected a parameter " + name + ", found " + weights.keySet());
        }
        return found;
    }

    /// Whether there is a parameter of that name.
    public boolean has(String name) {
        return weights.containsKey(name);
    }

    private static float[] numbers(Random random, String name, long[] shape, WeightKind kind) {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        boolean isMatrix = shape.length >= 2 && !name.contains("embed");
        double deviation = isMatrix ? 1 / Math.sqrt((double) count / shape[0]) : 0.3;
        boolean isScale = name.contains("norm") && name.endsWith(".weight") || name.equals("mlp1.0.weight");
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            float value = (float) ((isScale ? 1 : 0) + deviation * random.nextGaussian());
            values[i] =
                    kind == WeightKind.F32 ? value : Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xFFFF0000);
        }
        return values;
    }

    private void write(Path file, Map<String, long[]> shapes, WeightKind kind) throws IOException {
        List<TensorInfo> tensors = new ArrayList<>();
        shapes.forEach((name, shape) -> tensors.add(new TensorInfo(name, kind.dtype(), shape, 0)));
        write(file, tensors, weights);
    }

    /// Writes a safetensors file of F32 or BF16 tensors.
    public static void write(Path file, List<TensorInfo> tensors, Map<String, float[]> values) throws IOException {
        SafetensorsWriter.write(
                file,
                tensors,
                Map.of(),
                (tensor, out) -> out.write(bytes(Objects.requireNonNull(values.get(tensor.name())), tensor.dtype())));
    }

    /// Little-endian bytes of numbers, BF16 by cutting off.
    public static byte[] bytes(float[] values, DType kind) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * kind.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (kind == DType.F32) {
                bytes.putFloat(value);
            } else {
                bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
            }
        }
        return bytes.array();
    }
}
