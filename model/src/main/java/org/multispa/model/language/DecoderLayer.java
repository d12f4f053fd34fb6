package org.multispa.model.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
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
        List<Run> runs = Run.of(spans);
        TensorVector queries = parts(rotation.apply(heads.queries()), runs);
        TensorVector keys = parts(rotation.apply(heads.keys()), runs);
        TensorVector values = parts(heads.values(), runs);
        List<Tensor> seen = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            seen.add(
                    runs.get(i).count() > 1
                            ? together(runs.get(i), queries.get(i), keys.get(i), values.get(i))
                            : attend(
                                    runs.get(i).first(),
                                    queries.get(i).transpose(0, 1),
                                    keys.get(i).transpose(0, 1),
                                    values.get(i).transpose(0, 1)));
        }
        return output.apply(Torch.cat(seen, 0));
    }

    /// Rows of each run. One operation for all of them: on the way back, each cut of its own would fill a tensor of
    /// all rows.
    private static TensorVector parts(Tensor x, List<Run> runs) {
        return x.split_with_sizes(runs.stream().mapToLong(Run::rows).toArray(), 0);
    }

    /// Sequences of the same length, side by side.
    ///
    /// @param queries [rows, heads, width]
    /// @param keys [rows, key-value heads, width]
    /// @param values [rows, key-value heads, width]
    /// @return [rows, heads · width]
    private Tensor together(Run run, Tensor queries, Tensor keys, Tensor values) {
        return Torch.attention(
                        sideBySide(run, queries),
                        repeated(sideBySide(run, keys)),
                        repeated(sideBySide(run, values)),
                        true)
                .transpose(1, 2)
                .reshape(run.rows(), (long) config.heads() * config.headWidth());
    }

    /// @return [sequences, heads, rows of one, width]
    private Tensor sideBySide(Run run, Tensor x) {
        return x.reshape(run.count(), run.first().rows(), x.size(1), config.headWidth())
                .transpose(1, 2);
    }

    private Tensor repeated(Tensor heads) {
        return Torch.repeatHeads(heads, 1, config.group());
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
                        Torch.repeatHeads(keys, 0, config.group()).unsqueeze(0),
                        Torch.repeatHeads(values, 0, config.group()).unsqueeze(0),
                        true)
                .squeeze(0)
                .transpose(0, 1)
                .contiguous();
    }

    private Tensor feedForward(Tensor x) {
        return down.apply(torch.silu(gate.apply(x)).mul(up.apply(x)));
    }

    /// Sequences of the same length, one behind the other, that are computed from their beginning and kept nowhere; or
    /// one other sequence.
    private record Run(Span first, int count) {
        static List<Run> of(List<Span> spans) {
            List<Run> runs = new ArrayList<>();
            for (Span span : spans) {
                Run last = runs.isEmpty() ? new Run(span, 0) : runs.getLast();
                if (last.count() > 0 && last.takes(span)) {
                    runs.set(runs.size() - 1, new Run(last.first(), last.count() + 1));
                } else {
                    runs.add(new Run(span, 1));
                }
            }
            return runs;
        }

        private boolean takes(Span span) {
            return first.cache().isEmpty() && span.cache().isEmpty() && span.rows() == first.rows();
        }

        long rows() {
            return (long) count * first.rows();
        }
    }
}
