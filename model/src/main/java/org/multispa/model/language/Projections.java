package org.multispa.model.language;

import java.io.IOException;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Weights;

/// From tokens to queries, keys and values.
sealed interface Projections {
    /// @param x [rows, hidden]
    Heads apply(Tensor x);

    static Projections of(LanguageConfig config, String layer, Weights weights) throws IOException {
        int hidden = config.hidden();
        int queries = config.heads() * config.headWidth();
        int shared = config.keyValueHeads() * config.headWidth();
        return switch (config.architecture()) {
            case INTERNLM2 ->
                new Packed(
                        config,
                        weights.linear(layer + "attention.wqkv", hidden, queries + 2 * shared, config.qkvBias()));
            case QWEN2, LLAMA ->
                new Separate(
                        config,
                        weights.linear(layer + "self_attn.q_proj", hidden, queries, config.qkvBias()),
                        weights.linear(layer + "self_attn.k_proj", hidden, shared, config.qkvBias()),
                        weights.linear(layer + "self_attn.v_proj", hidden, shared, config.qkvBias()));
        };
    }

    /// One matrix, which for each key-value head holds its query heads, then the key, then the value.
    record Packed(LanguageConfig config, Linear all) implements Projections {
        @Override
        public Heads apply(Tensor x) {
            long rows = x.size(0);
            int group = config.group();
            Tensor packed = all.apply(x).view(rows, config.keyValueHeads(), group + 2, config.headWidth());
            Tensor queries = packed.narrow(2, 0, group).reshape(rows, config.heads(), config.headWidth());
            return new Heads(queries, packed.select(2, group), packed.select(2, group + 1L));
        }
    }

    /// A matrix each.
    record Separate(LanguageConfig config, Linear query, Linear key, Linear value) implements Projections {
        @Override
        public Heads apply(Tensor x) {
            return new Heads(
                    heads(query.apply(x), config.heads()),
                    heads(key.apply(x), config.keyValueHeads()),
                    heads(value.apply(x), config.keyValueHeads()));
        }

        private Tensor heads(Tensor x, int heads) {
            return x.view(x.size(0), heads, config.headWidth());
        }
    }
}
