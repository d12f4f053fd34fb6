package org.multispa.model.language;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.RopeScaling;
import org.multispa.model.torch.Torch;

/// Rotary positions: each pair of coordinates (i, i + width/2) of a query or key is turned by `position ·
/// base^(−2i/width)`.
final class Rotary {
    private final LanguageConfig config;

    Rotary(LanguageConfig config) {
        this.config = config;
    }

    /// Cosines and sines for the rows of several sequences laid end to end, on the device and of the kind of a tensor.
    Rotation rotation(List<Span> spans, Tensor like) {
        int half = config.headWidth() / 2;
        int rows = spans.stream().mapToInt(Span::rows).sum();
        float[] cosines = new float[rows * half];
        float[] sines = new float[rows * half];
        int row = 0;
        for (Span span : spans) {
            float[] frequencies = frequencies(span.start() + span.rows());
            for (int i = 0; i < span.rows(); i++, row++) {
                float position = (float) (span.start() + i) * stretch();
                for (int k = 0; k < half; k++) {
                    float angle = position * frequencies[k];
                    cosines[row * half + k] = (float) Math.cos(angle);
                    sines[row * half + k] = (float) Math.sin(angle);
                }
            }
        }
        return new Rotation(table(cosines, rows, half, like), table(sines, rows, half, like));
    }

    private static Tensor table(float[] values, int rows, int half, Tensor like) {
        return Torch.ofFloats(values, rows, 1, half).to(like.device(), ScalarType.Float);
    }

    private float stretch() {
        return config.ropeScaling() instanceof RopeScaling.Linear linear ? (float) (1 / linear.factor()) : 1;
    }

    /// In single precision, as the published models compute them.
    private float[] frequencies(int length) {
        int width = config.headWidth();
        double base = base(length);
        float[] frequencies = new float[width / 2];
        for (int k = 0; k < frequencies.length; k++) {
            frequencies[k] = (float) (1 / Math.pow(base, 2.0 * k / width));
        }
        return frequencies;
    }

    /// The base for a sequence of a given length so far.
    double base(int length) {
        return switch (config.ropeScaling()) {
            case RopeScaling.None _, RopeScaling.Linear _ -> config.ropeBase();
            case RopeScaling.Dynamic dynamic -> {
                int trained = config.maxPositions();
                int width = config.headWidth();
                yield length <= trained
                        ? config.ropeBase()
                        : config.ropeBase()
                                * Math.pow(
                                        dynamic.factor() * length / trained - (dynamic.factor() - 1),
                                        width / (width - 2.0));
            }
        };
    }

    /// Cosines and sines, [rows, 1, width/2] each, F32.
    record Rotation(Tensor cosines, Tensor sines) {
        /// @param x [rows, heads, width]
        /// @return the same, turned
        Tensor apply(Tensor x) {
            long half = x.size(2) / 2;
            Tensor wide = x.to(ScalarType.Float);
            Tensor first = wide.narrow(2, 0, half);
            Tensor second = wide.narrow(2, half, half);
            return Torch.cat(
                            List.of(
                                    first.mul(cosines).sub(second.mul(sines)),
                                    second.mul(cosines).add(first.mul(sines))),
                            2)
                    .to(x.scalar_type());
        }
    }
}
