package org.multispa.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;

/// Weights as a model starts from before any training: normalisation scales and layer scales 1, biases 0,
/// everything else normally distributed. Each number is a hash of seed, tensor name and place, so that any part can
/// be made alone.
final class RandomWeights implements SafetensorsWriter.Content {
    private static final int BLOCK = 1 << 16;
    private static final int LEVELS = 1 << 16;

    private final long seed;
    private final float[] weights;
    private final float[] positions;

    RandomWeights(long seed, Deviation deviation) {
        this.seed = seed;
        this.weights = quantiles(deviation.weights());
        this.positions = quantiles(deviation.positions());
    }

    private static float[] quantiles(double deviation) {
        float[] quantiles = new float[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            quantiles[i] = (float) (deviation * NormalQuantile.of((i + 0.5) / LEVELS));
        }
        return quantiles;
    }

    @Override
    public void write(TensorInfo tensor, OutputStream out) throws IOException {
        int width = tensor.dtype().bytes();
        byte[] bytes = new byte[BLOCK * width];
        MemorySegment block = MemorySegment.ofArray(bytes);
        long hash = mix(seed ^ mix(nameHash(tensor.name())));
        for (long at = 0; at < tensor.count(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, tensor.count() - at);
            if (isScale(tensor.name())) {
                fill(block, tensor.dtype(), count, 1);
            } else if (tensor.name().endsWith(".bias")) {
                fill(block, tensor.dtype(), count, 0);
            } else {
                fillNormal(block, tensor.dtype(), count, hash + at, isPosition(tensor.name()) ? positions : weights);
            }
            out.write(bytes, 0, count * width);
        }
    }

    /// Vectors that multiply: norms and the layer scales of the vision encoder.
    static boolean isScale(String name) {
        boolean norm = name.contains("norm") || name.startsWith("mlp1.0.");
        return (norm && name.endsWith(".weight")) || name.endsWith(".ls1") || name.endsWith(".ls2");
    }

    static boolean isPosition(String name) {
        return name.endsWith(".position_embedding");
    }

    private static void fill(MemorySegment block, DType kind, int count, float value) {
        for (int i = 0; i < count; i++) {
            Numbers.put(block, kind, i, value);
        }
    }

    private static void fillNormal(MemorySegment block, DType kind, int count, long from, float[] quantiles) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = (i & 3) == 0 ? mix(from + i) : bits >>> 16;
            Numbers.put(block, kind, i, quantiles[(int) (bits & (LEVELS - 1))]);
        }
    }

    private static long nameHash(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i)) + i;
        }
        return hash;
    }

    /// SplitMix64's mixing function.
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// The quantile function of the normal distribution, from a table of its integral.
    private static final class NormalQuantile {
        private static final double REACH = 8;
        private static final int STEPS = 1 << 16;
        private static final double[] CUMULATIVE = cumulative();

        static double of(double probability) {
            int found = Arrays.binarySearch(CUMULATIVE, probability);
            int upper = Math.clamp(found >= 0 ? found : -found - 1, 1, CUMULATIVE.length - 1);
            double below = CUMULATIVE[upper - 1];
            double share = (probability - below) / (CUMULATIVE[upper] - below);
            return -REACH + 2 * REACH * (upper - 1 + share) / STEPS;
        }

        /// The distribution function at equal steps from −8 to 8, by Simpson's rule.
        private static double[] cumulative() {
            double[] sums = new double[STEPS + 1];
            double step = 2 * REACH / STEPS;
            for (int i = 1; i <= STEPS; i++) {
                double from = -REACH + (i - 1) * step;
                double area = density(from) + 4 * density(from + step / 2) + density(from + step);
                sums[i] = sums[i - 1] + area * step / 6;
            }
            return sums;
        }

        private static double density(double x) {
            return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        }
    }
}
