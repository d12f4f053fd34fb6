package org.multispa.model.language;

import org.multispa.model.config.Architecture;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.RopeScaling;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyModel;

/// The decoder in loops and double precision, one row at a time.
record PlainDecoder(TinyModel model) {
    private LanguageConfig config() {
        return model.config().language();
    }

    private boolean packed() {
        return config().architecture() == Architecture.INTERNLM2;
    }

    double[][] embed(int... ids) {
        String name =
                packed() ? "language_model.model.tok_embeddings.weight" : "language_model.model.embed_tokens.weight";
        double[] table = Plain.wide(model.weight(name));
        double[][] rows = new double[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = Plain.part(table, ids[i] * config().hidden(), config().hidden());
        }
        return rows;
    }

    /// @return logits, [rows, vocabulary]
    double[][] logits(double[][] embeddings) {
        double[][] x = embeddings;
        for (int layer = 0; layer < config().layers(); layer++) {
            x = layer(x, "language_model.model.layers." + layer + ".");
        }
        String head = packed() ? "language_model.output.weight" : "language_model.lm_head.weight";
        String table = "language_model.model.embed_tokens.weight";
        double[][] logits = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] last = norm(x[i], "language_model.model.norm.weight");
            logits[i] = Plain.times(model.weight(config().tiedEmbeddings() ? table : head), last);
        }
        return logits;
    }

    private double[][] layer(double[][] x, String name) {
        int rows = x.length;
        int width = config().headWidth();
        double[][][] queries = new double[config().heads()][rows][];
        double[][][] keys = new double[config().keyValueHeads()][rows][];
        double[][][] values = new double[config().keyValueHeads()][rows][];
        for (int i = 0; i < rows; i++) {
            double[] normed = norm(x[i], name + (packed() ? "attention_norm.weight" : "input_layernorm.weight"));
            split(normed, name, i, queries, keys, values);
            for (double[][] head : queries) {
                head[i] = turned(head[i], i, rows);
            }
            for (double[][] head : keys) {
                head[i] = turned(head[i], i, rows);
            }
        }
        double[][] result = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] seen = new double[config().heads() * width];
            for (int head = 0; head < config().heads(); head++) {
                int shared = head / config().group();
                double[] one = Plain.attend(queries[head][i], keys[shared], values[shared], i + 1);
                System.arraycopy(one, 0, seen, head * width, width);
            }
            double[] after = Plain.plus(x[i], linear(seen, name + (packed() ? "attention.wo" : "self_attn.o_proj")));
            result[i] = Plain.plus(after, feedForward(after, name));
        }
        return result;
    }

    /// The packed matrix has, for each head of keys, its query heads, the key and the value.
    private void split(double[] x, String name, int row, double[][][] queries, double[][][] keys, double[][][] values) {
        int width = config().headWidth();
        int group = config().group();
        if (packed()) {
            double[] all = linear(x, name + "attention.wqkv");
            for (int shared = 0; shared < keys.length; shared++) {
                int at = shared * (group + 2) * width;
                for (int g = 0; g < group; g++) {
                    queries[shared * group + g][row] = Plain.part(all, at + g * width, width);
                }
                keys[shared][row] = Plain.part(all, at + group * width, width);
                values[shared][row] = Plain.part(all, at + (group + 1) * width, width);
            }
            return;
        }
        double[] query = linear(x, name + "self_attn.q_proj");
        double[] key = linear(x, name + "self_attn.k_proj");
        double[] value = linear(x, name + "self_attn.v_proj");
        for (int head = 0; head < queries.length; head++) {
            queries[head][row] = Plain.part(query, head * width, width);
        }
        for (int head = 0; head < keys.length; head++) {
            keys[head][row] = Plain.part(key, head * width, width);
            values[head][row] = Plain.part(value, head * width, width);
        }
    }

    private double[] feedForward(double[] x, String name) {
        double[] normed = norm(x, name + (packed() ? "ffn_norm.weight" : "post_attention_layernorm.weight"));
        double[] gate = linear(normed, name + (packed() ? "feed_forward.w1" : "mlp.gate_proj"));
        double[] up = linear(normed, name + (packed() ? "feed_forward.w3" : "mlp.up_proj"));
        double[] gated = new double[gate.length];
        for (int i = 0; i < gate.length; i++) {
            gated[i] = Plain.silu(gate[i]) * up[i];
        }
        return linear(gated, name + (packed() ? "feed_forward.w2" : "mlp.down_proj"));
    }

    /// Turned by its position as a row of complex numbers, whose imaginary parts are the second half.
    private double[] turned(double[] x, int position, int length) {
        int half = x.length / 2;
        double[] result = new double[x.length];
        for (int k = 0; k < half; k++) {
            double angle = position / stretch() * Math.pow(base(length), -2.0 * k / x.length);
            result[k] = x[k] * Math.cos(angle) - x[k + half] * Math.sin(angle);
            result[k + half] = x[k] * Math.sin(angle) + x[k + half] * Math.cos(angle);
        }
        return result;
    }

    private double stretch() {
        return config().ropeScaling() instanceof RopeScaling.Linear(double factor) ? factor : 1;
    }

    private double base(int length) {
        if (config().ropeScaling() instanceof RopeScaling.Dynamic(double factor) && length > config().maxPositions()) {
            double width = config().headWidth();
            double grown = (factor * length / config().maxPositions()) - (factor - 1);
            return config().ropeBase() * Math.pow(grown, width / (width - 2));
        }
        return config().ropeBase();
    }

    private double[] norm(double[] x, String name) {
        return Plain.rmsNorm(x, model.weight(name), config().normEps());
    }

    private double[] linear(double[] x, String module) {
        double[] product = Plain.times(model.weight(module + ".weight"), x);
        return model.has(module + ".bias") ? Plain.plus(product, model.weight(module + ".bias")) : product;
    }
}
