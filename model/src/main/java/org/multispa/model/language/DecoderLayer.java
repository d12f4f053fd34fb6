package org.multispa.model.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Norm;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// One layer of the decoder: causal attention within each sequence, then a gated feed-forward part.
record DecoderLayer(
        LanguageConfig config,
        int index,
        Norm attentionNorm,
        Projections projections,
        Linear output,
        Norm feedForwardNorm,
        Linear gate,
        Linear up,
        Linear down) {
    static DecoderLayer of(LanguageConfig config, int index, LayerNames names, Weights weights) throws IOException {
        int hidden = config.hidden();
        int wide = config.intermediate();
        return new DecoderLayer(
                config,
                index,
                names.norm(names.attentionNorm(index), config, weights),
                Projections.of(config, names.layer(index), weights),
                weights.linear(names.output(index), config.heads() * config.headWidth(), hidden, config.outputBias()),
                names.norm(names.feedForwardNorm(index), config, weights),
                weights.linear(names.gate(index), hidden, wide, false),
                weights.linear(names.up(index), hidden, wide, false),
                weights.linear(names.down(index), wide, hidden, false));
    }

    /// @param x [rows, hidden], the sequences end to end
    /// @return the same shape
    Tensor apply(Tensor x, Rotary.Rotation rotation, List<Span> spans) {
        Tensor seen = x.add(Torch.scoped(() -> attend(attentionNorm.apply(x), rotation, spans)));
        return seen.add(Torch.scoped(() -> feedForward(feedForwardNorm.apply(seen))));
    }

    private Tensor attend(Tensor x, Rotary.Rotation rotation, List<Span> spans) {
        Projections.Heads heads = projections.apply(x);
        Tensor queries = rotation.apply(heads.queries());
        Tensor keys = rotation.apply(heads.keys());
        List<Tensor> seen = new ArrayList<>();
        long row = 0;
        for (Span span : spans) {
            seen.add(attend(
                    span,
                    queries.narrow(0, row, span.rows()).transpose(0, 1),
                    keys.narrow(0, row, span.rows()).transpose(0, 1),
                    heads.values().narrow(0, row, span.rows()).transpose(0, 1)));
            row += span.rows();
        }
        return output.apply(Torch.cat(seen, 0));
    }

    /// One sequence.
    ///
    /// @param queries [heads, rows, width]
    /// @param keys [key-value heads, rows, width]
    /// @param values [key-value heads, rows, width]
    /// @return [rows, heads · width]
    private Tensor attend(Span span, Tensor queries, Tensor keys, Tensor values) {
        Tensor allKeys = keys;
        Tensor allValues = values;
        if (span.cache().isPresent()) {
            KvCache.Layer all = span.cache().get().append(index, keys, values);
            allKeys = all.keys();
            allValues = all.values();
        }
        Tensor seen = span.rows() == 1 ? one(queries, allKeys, allValues) : many(queries, allKeys, allValues);
        return seen.view(span.rows(), (long) config.heads() * config.headWidth());
    }

    /// The query heads that share a head of keys stand in for a row of queries, so that nothing is copied.
    private Tensor one(Tensor queries, Tensor keys, Tensor values) {
        Tensor grouped = queries.reshape(config.keyValueHeads(), config.group(), config.headWidth());
        return Torch.attention(grouped.unsqueeze(0), keys.unsqueeze(0), values.unsqueeze(0), false)
                .reshape(1, config.heads(), config.headWidth());
    }

    private Tensor many(Tensor queries, Tensor keys, Tensor values) {
        return Torch.attention(
                        queries.unsqueeze(0),
                        Torch.repeatHeads(keys, config.group()).unsqueeze(0),
                        Torch.repeatHeads(values, config.group()).unsqueeze(0),
                        true)
                .squeeze(0)
                .transpose(0, 1)
                .contiguous();
    }

    private Tensor feedForward(Tensor x) {
        return down.apply(torch.silu(gate.apply(x)).mul(up.apply(x)));
    }
}
