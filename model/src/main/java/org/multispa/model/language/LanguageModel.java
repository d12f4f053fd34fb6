package org.multispa.model.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.torch.DenseLinear;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Norm;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// The decoder. Immutable and safe for several threads; what a sequence has computed lies in its [KvCache].
public final class LanguageModel {
    private final Tensor table;
    private final ScalarType kind;
    private final List<DecoderLayer> layers;
    private final Norm norm;
    private final Linear head;
    private final Rotary rotary;
    private final LayerNames names;

    private LanguageModel(
            LanguageConfig config, Tensor table, ScalarType kind, List<DecoderLayer> layers, Norm norm, Linear head) {
        this.table = table;
        this.kind = kind;
        this.layers = List.copyOf(layers);
        this.norm = norm;
        this.head = head;
        this.rotary = new Rotary(config);
        this.names = new LayerNames(config.architecture());
    }

    /// Takes the model's parameters.
    ///
    /// @param kind the kind of number it computes in
    /// @throws IOException if a parameter is missing or of another shape
    public static LanguageModel of(LanguageConfig config, ScalarType kind, Weights weights) throws IOException {
        LayerNames names = new LayerNames(config.architecture());
        Tensor table = weights.stored(names.embeddings(), config.vocabulary(), config.hidden());
        List<DecoderLayer> layers = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            layers.add(DecoderLayer.of(config, i, names, weights));
        }
        Norm norm = names.norm(names.finalNorm(), config, weights);
        Linear head = config.tiedEmbeddings()
                ? new DenseLinear(table, Optional.empty())
                : weights.linear(names.head(), config.hidden(), config.vocabulary(), false);
        return new LanguageModel(config, table, kind, layers, norm, head);
    }

    /// The embeddings of tokens.
    ///
    /// @param ids token ids, I64 `[rows]`, on the model's device
    /// @return [rows, hidden]
    public Tensor embed(Tensor ids) {
        return torch.embedding(table, ids).to(kind);
    }

    /// What the decoder makes of several sequences laid end to end. Caches are filled on the way.
    ///
    /// @param embeddings [rows, hidden]
    /// @param spans how the rows divide into sequences
    /// @return the hidden states after the last layer and the final normalisation, [rows, hidden]
    /// @throws IllegalArgumentException if the sequences have more or fewer rows than there are
    public Tensor hidden(Tensor embeddings, List<Span> spans) {
        long rows = spans.stream().mapToLong(Span::rows).sum();
        if (rows != embeddings.size(0)) {
            throw new IllegalArgumentException(
                    "expected sequences of " + embeddings.size(0) + " rows together, found " + rows);
        }
        Tensor result = Torch.scoped(() -> {
            Pass pass = pass(embeddings, spans);
            Tensor x = embeddings;
            for (int i = 0; i < layers(); i++) {
                int layer = i;
                Tensor before = x;
                x = Torch.scoped(() -> pass.layer(layer, before));
                Torch.release(before, embeddings);
            }
            return pass.normed(x);
        });
        for (Span span : spans) {
            span.cache().ifPresent(cache -> cache.advance(span.rows()));
        }
        return result;
    }

    /// How many layers there are.
    public int layers() {
        return layers.size();
    }

    /// What the names of all parameters of a layer begin with.
    public String name(int layer) {
        return names.layer(layer);
    }

    /// A run of several sequences laid end to end that the caller takes through the layers, one by one.
    ///
    /// @param like a tensor of the kind and on the device that the run computes with
    /// @param spans how the rows divide into sequences
    public Pass pass(Tensor like, List<Span> spans) {
        return new Pass(rotary.rotation(spans, like), spans);
    }

    /// The logits of rows, asked for only where they are needed.
    ///
    /// @param hidden [rows, hidden], as [#hidden] gives it
    /// @return [rows, vocabulary]
    public Tensor logits(Tensor hidden) {
        return head.apply(hidden);
    }

    /// One run through the layers. It belongs to the scope it was made in.
    public final class Pass {
        private final Rotary.Rotation rotation;
        private final List<Span> spans;

        private Pass(Rotary.Rotation rotation, List<Span> spans) {
            this.rotation = rotation;
            this.spans = List.copyOf(spans);
        }

        /// What one layer makes of the rows.
        ///
        /// @param x [rows, hidden]
        /// @return the same shape
        public Tensor layer(int index, Tensor x) {
            return layers.get(index).apply(x, rotation, spans);
        }

        /// The first part of a layer: queries, keys and values, each row on its own.
        ///
        /// @param x [rows, hidden]
        public Heads heads(int index, Tensor x) {
            return layers.get(index).heads(x, rotation);
        }

        /// The second part: what rows see of those before them in their sequence.
        ///
        /// @return [rows, heads · width]
        public Tensor attend(int index, Heads heads) {
            return layers.get(index).attend(heads, spans);
        }

        /// The way back through the second part. It needs nothing but what went in.
        ///
        /// @param seen the gradient of what [#attend] gave
        /// @return the gradients of `heads`
        public Heads gradients(int index, Heads heads, Tensor seen) {
            return layers.get(index).gradients(heads, spans, seen);
        }

        /// The third part: all the rest, each row on its own.
        ///
        /// @param x [rows, hidden], what the layer was given, all rows or some
        /// @param seen [rows, heads · width], what [#attend] gave for these rows
        /// @return [rows, hidden]
        public Tensor rest(int index, Tensor x, Tensor seen) {
            return layers.get(index).rest(x, seen);
        }

        /// The normalisation after the last layer.
        ///
        /// @param x [rows, hidden], all rows or some
        /// @return the same shape
        public Tensor normed(Tensor x) {
            return norm.apply(x);
        }
    }
}
