package org.multispa.model.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.torch.Attention;
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
        return rest(x, Torch.scoped(() -> attend(heads(x, rotation), spans)));
    }

    /// What rows ask for, are found by, and tell. Each row is on its own.
    Heads heads(Tensor x, Rotary.Rotation rotation) {
        Heads heads = projections.apply(attentionNorm.apply(x));
        return new Heads(rotation.apply(heads.queries()), rotation.apply(heads.keys()), heads.values());
    }

    /// What rows see of those before them in their sequence.
    ///
    /// @return [rows, heads · width]
    Tensor attend(Heads heads, List<Span> spans) {
        List<Run> runs = Run.of(spans);
        TensorVector queries = parts(heads.queries(), runs);
        TensorVector keys = parts(heads.keys(), runs);
        TensorVector values = parts(heads.values(), runs);
        List<Tensor> seen = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            seen.add(
                    run.first().cache().isEmpty()
                            ? together(run, queries.get(i), keys.get(i), values.get(i))
                            : cached(
                                    run.first(),
                                    queries.get(i).transpose(0, 1),
                                    keys.get(i).transpose(0, 1),
                                    values.get(i).transpose(0, 1)));
        }
        return Torch.cat(seen, 0);
    }

    /// The gradients of what [#attend] was given.
    ///
    /// @param seen gradient of what it gave, [rows, heads · width]
    Heads gradients(Heads heads, List<Span> spans, Tensor seen) {
        List<Tensor> queries = new ArrayList<>();
        List<Tensor> keys = new ArrayList<>();
        List<Tensor> values = new ArrayList<>();
        long at = 0;
        for (Run run : Run.of(spans)) {
            if (run.first().cache().isPresent()) {
                throw new IllegalArgumentException("expected no cache where gradients are wanted");
            }
            Tensor incoming = seen.narrow(0, at, run.rows()).view(run.rows(), config.heads(), config.headWidth());
            Attention.Gradients some = Attention.gradients(
                    sideBySide(run, heads.queries().narrow(0, at, run.rows())),
                    sideBySide(run, heads.keys().narrow(0, at, run.rows())),
                    sideBySide(run, heads.values().narrow(0, at, run.rows())),
                    true,
                    sideBySide(run, incoming));
            queries.add(endToEnd(run, some.queries()));
            keys.add(endToEnd(run, some.keys()));
            values.add(endToEnd(run, some.values()));
            at += run.rows();
        }
        return new Heads(Torch.cat(queries, 0), Torch.cat(keys, 0), Torch.cat(values, 0));
    }

    /// What is left of the layer, given what rows see. Each row is on its own.
    ///
    /// @param x [rows, hidden], all rows or some
    /// @param seen [rows, heads · width], what [#attend] gave for them
    /// @return [rows, hidden]
    Tensor rest(Tensor x, Tensor seen) {
        Tensor sum = x.add(Torch.scoped(() -> output.apply(seen)));
        return sum.add(Torch.scoped(() -> feedForward(feedForwardNorm.apply(sum))));
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
        Tensor seen = Attention.of(sideBySide(run, queries), sideBySide(run, keys), sideBySide(run, values), true);
        return endToEnd(run, seen).reshape(run.rows(), (long) config.heads() * config.headWidth());
    }

    /// @param x [rows, heads, width]
    /// @return [sequences, heads, rows of one, width]
    private Tensor sideBySide(Run run, Tensor x) {
        return x.reshape(run.count(), run.first().rows(), x.size(1), config.headWidth())
                .transpose(1, 2);
    }

    /// The way back from [#sideBySide].
    private Tensor endToEnd(Run run, Tensor x) {
        return x.transpose(1, 2).reshape(run.rows(), x.size(1), config.headWidth());
    }

    /// One sequence that goes on.
    ///
    /// @param queries [heads, rows, width]
    /// @param keys [key-value heads, rows, width]
    /// @param values [key-value heads, rows, width]
    /// @return [rows, heads · width]
    private Tensor cached(Span span, Tensor queries, Tensor keys, Tensor values) {
        KvCache.Layer all = span.cache().orElseThrow().append(index, keys, values);
        Tensor seen =
                span.rows() == 1 ? one(queries, all.keys(), all.values()) : many(queries, all.keys(), all.values());
        return seen.view(span.rows(), (long) config.heads() * config.headWidth());
    }

    /// The query heads that share a head of keys stand in for a row of queries, so that nothing is copied.
    private Tensor one(Tensor queries, Tensor keys, Tensor values) {
        Tensor grouped = queries.reshape(config.keyValueHeads(), config.group(), config.headWidth());
        return Torch.attention(grouped.unsqueeze(0), keys.unsqueeze(0), values.unsqueeze(0), false)
                .reshape(1, config.heads(), config.headWidth());
    }

    private Tensor many(Tensor queries, Tensor keys, Tensor values) {
        return Attention.of(queries.unsqueeze(0), keys.unsqueeze(0), values.unsqueeze(0), true)
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
