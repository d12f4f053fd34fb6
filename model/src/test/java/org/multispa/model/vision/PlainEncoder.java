package org.multispa.model.vision;

import org.multispa.model.config.NormKind;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyModel;

/// The vision encoder and the projection in loops and double precision, one tile at a time.
record PlainEncoder(TinyModel model) {
    private static final String NAME = "vision_model.";

    private VisionConfig config() {
        return model.config().vision();
    }

    /// @param pixels one tile, [3, size, size]
    /// @param layers how many are computed
    /// @return [1 + patches, width]
    double[][] hidden(float[] pixels, int layers) {
        double[][] x = embed(pixels);
        for (int i = 0; i < layers; i++) {
            x = layer(x, NAME + "encoder.layers." + i + ".");
        }
        return x;
    }

    private double[][] embed(float[] pixels) {
        int side = config().patchesPerSide();
        int size = config().imageSize();
        int patch = config().patchSize();
        double[][] x = new double[config().tokens()][];
        x[0] = Plain.wide(model.weight(NAME + "embeddings.class_embedding"));
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double[] cut = new double[3 * patch * patch];
                for (int i = 0; i < cut.length; i++) {
                    int channel = i / (patch * patch);
                    int y = row * patch + i / patch % patch;
                    cut[i] = pixels[(channel * size + y) * size + column * patch + i % patch];
                }
                x[1 + row * side + column] = linear(cut, NAME + "embeddings.patch_embedding");
            }
        }
        double[][] positions = Plain.rows(model.weight(NAME + "embeddings.position_embedding"), config().hidden());
        for (int i = 0; i < x.length; i++) {
            x[i] = Plain.plus(x[i], positions[i]);
        }
        return x;
    }

    private double[][] layer(double[][] x, String name) {
        int hidden = config().hidden();
        double[][] queries = new double[x.length][];
        double[][] keys = new double[x.length][];
        double[][] values = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] all = linear(norm(x[i], name + "norm1"), name + "attn.qkv");
            queries[i] = normalised(Plain.part(all, 0, hidden), name + "attn.q_norm");
            keys[i] = normalised(Plain.part(all, hidden, hidden), name + "attn.k_norm");
            values[i] = Plain.part(all, 2 * hidden, hidden);
        }
        double[][] result = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] seen = new double[hidden];
            for (int head = 0; head < config().heads(); head++) {
                int at = head * config().headWidth();
                double[] one = Plain.attend(
                        Plain.part(queries[i], at, config().headWidth()), cut(keys, at), cut(values, at), x.length);
                System.arraycopy(one, 0, seen, at, one.length);
            }
            double[] out = Plain.scaled(linear(seen, name + "attn.proj"), model.weight(name + "ls1"));
            double[] after = Plain.plus(x[i], out);
            double[] wide = Plain.gelu(linear(norm(after, name + "norm2"), name + "mlp.fc1"));
            result[i] = Plain.plus(after, Plain.scaled(linear(wide, name + "mlp.fc2"), model.weight(name + "ls2")));
        }
        return result;
    }

    private double[][] cut(double[][] rows, int at) {
        double[][] result = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            result[i] = Plain.part(rows[i], at, config().headWidth());
        }
        return result;
    }

    private double[] normalised(double[] x, String name) {
        return config().qkNormalization() ? Plain.rmsNorm(x, model.weight(name + ".weight"), config().normEps()) : x;
    }

    private double[] norm(double[] x, String name) {
        float[] weight = model.weight(name + ".weight");
        return config().norm() == NormKind.RMS_NORM
                ? Plain.rmsNorm(x, weight, config().normEps())
                : Plain.layerNorm(x, weight, model.weight(name + ".bias"), config().normEps());
    }

    /// What the language model sees of a tile.
    ///
    /// @param hidden [1 + patches, width]
    double[][] project(double[][] hidden) {
        int side = config().patchesPerSide();
        int shrink = model.config().shrink();
        int squares = side / shrink;
        double[][] tokens = new double[squares * squares][];
        for (int row = 0; row < squares; row++) {
            for (int column = 0; column < squares; column++) {
                double[] square = new double[shrink * shrink * config().hidden()];
                for (int i = 0; i < square.length; i++) {
                    int within = i / config().hidden();
                    int y = row * shrink + within / shrink;
                    int x = column * shrink + within % shrink;
                    square[i] = hidden[1 + y * side + x][i % config().hidden()];
                }
                double[] normed =
                        Plain.layerNorm(square, model.weight("mlp1.0.weight"), model.weight("mlp1.0.bias"), 1e-5);
                tokens[row * squares + column] = linear(Plain.gelu(linear(normed, "mlp1.1")), "mlp1.3");
            }
        }
        return tokens;
    }

    private double[] linear(double[] x, String module) {
        double[] product = Plain.times(model.weight(module + ".weight"), x);
        return model.has(module + ".bias") ? Plain.plus(product, model.weight(module + ".bias")) : product;
    }
}
