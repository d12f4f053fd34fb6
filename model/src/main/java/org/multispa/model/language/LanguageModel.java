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

    private LanguageModel(
            LanguageConfig config, Tensor table, ScalarType kind, List<DecoderLayer> layers, Norm norm, Linear head) {
        this.table = table;
        this.kind = kind;
        this.layers = List.copyOf(layers);
        this.norm = norm;
        this.head = head;
        this.rotary = new Rotary(config);
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
            Rotary.Rotation rotation = rotary.rotation(spans, embeddings);
            Tensor x = embeddings;
            for (DecoderLayer layer : layers) {
                Tensor before = x;
                x = Torch.scoped(() -> layer.apply(before, rotation, spans));
                Torch.release(before, embeddings);
            }
            return norm.apply(x);
        });
        for (Span span : spans) {
            span.cache().ifPresent(cache -> cache.advance(span.rows()));
        }
        return result;
    }

    /// The logits of rows, asked for only where they are needed.
    ///
    /// @param hidden [rows, hidden], as [#hidden] gives it
    /// @return [rows, vocabulary]
    public Tensor logits(Tensor hidden) {
        return head.apply(hidden);
    }
}
