package org.multispa.model.torch;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Attention of many queries: `softmax(q · kᵀ / √width) · v`.
///
/// On the processor in F32, libtorch's own kernel multiplies at a tenth of the rate of its matrix
/// multiplication. There the scores are computed by that, a block at a time, so that no square of scores is
/// ever kept; with `causal`, blocks that nobody sees are left out. Elsewhere, and where libtorch is to record
/// how to differentiate, its kernel is used.
///
/// Query heads may be a multiple of the heads of keys and values: each of those serves as many query heads in a row.
public final class Attention {
    /// Queries of one head in a block, where the next ones see more keys.
    private static final long QUERIES_AT_ONCE = 512;

    /// Scores in a block.
    private static final long SCORES_AT_ONCE = 1L << 24;

    /// Below this, there is nothing to gain.
    private static final long FEW_QUERIES = 128;

    private Attention() {}

    /// @param queries [batch, heads, queries, width]
    /// @param keys [batch, key-value heads, keys, width]
    /// @param values [batch, key-value heads, keys, width]
    /// @param causal whether query i sees keys 0..i only
    /// @return [batch, heads, queries, width]
    public static Tensor of(Tensor queries, Tensor keys, Tensor values, boolean causal) {
        if (queries.is_cuda()
                || Torch.kind(queries) != ScalarType.Float
                || queries.size(2) < FEW_QUERIES
                || queries.requires_grad()) {
            int times = (int) (queries.size(1) / keys.size(1));
            return Torch.attention(
                    queries, Torch.repeatHeads(keys, 1, times), Torch.repeatHeads(values, 1, times), causal);
        }
        return Torch.scoped(() -> {
            Folded all = Folded.of(queries, keys, values);
            Tensor result = Torch.emptyLike(queries, Torch.shape(all.queries()));
            inBlocks(all, causal, block -> block.queries(result).copy_(block.attend(block.cut(all))));
            return result.view(Torch.shape(queries));
        });
    }

    /// What the gradients of queries, keys and values are, given that of [#of]. Nothing has to be kept for it: the
    /// scores are computed again, a block at a time.
    ///
    /// @param result gradient of the result, [batch, heads, queries, width]
    public static Gradients gradients(Tensor queries, Tensor keys, Tensor values, boolean causal, Tensor result) {
        Folded all = Folded.of(queries.detach(), keys.detach(), values.detach());
        Tensor incoming = result.reshape(Torch.shape(all.queries()));
        Tensor ofQueries = torch.zeros_like(all.queries());
        Tensor ofKeys = torch.zeros_like(all.keys());
        Tensor ofValues = torch.zeros_like(all.values());
        inBlocks(all, causal, block -> {
            Folded cut = block.cut(all).leaves();
            torch.backward(
                    new TensorVector(block.attend(cut)),
                    new TensorVector(block.queries(incoming)),
                    new BoolOptional(),
                    false,
                    new TensorVector());
            block.queries(ofQueries).copy_(cut.queries().grad());
            block.keys(ofKeys).add_(cut.keys().grad());
            block.keys(ofValues).add_(cut.values().grad());
        });
        return new Gradients(
                ofQueries.view(Torch.shape(queries)),
                ofKeys.view(Torch.shape(keys)),
                ofValues.view(Torch.shape(values)));
    }

    private static void inBlocks(Folded all, boolean causal, Consumer<Block> work) {
        long rows = all.queries().size(2);
        long square = all.queries().size(1) * rows * all.keys().size(1);
        long times = causal ? Math.ceilDiv(rows, QUERIES_AT_ONCE) : Math.ceilDiv(square, SCORES_AT_ONCE);
        for (long i = 0; i < times; i++) {
            long query = i * rows / times;
            long queries = (i + 1) * rows / times - query;
            long keys = causal
                    ? Math.min(query + queries, all.keys().size(1))
                    : all.keys().size(1);
            long scores = all.queries().size(1) * queries * keys;
            long atOnce = Math.max(1, SCORES_AT_ONCE / scores);
            try (PointerScope _ = new PointerScope()) {
                Optional<Tensor> mask = causal ? Optional.of(mask(all, query, queries, keys)) : Optional.empty();
                for (long head = 0; head < all.keys().size(0); head += atOnce) {
                    long heads = Math.min(atOnce, all.keys().size(0) - head);
                    try (PointerScope _ = new PointerScope()) {
                        work.accept(new Block(head, heads, query, queries, keys, mask));
                    }
                }
            }
        }
    }

    /// Minus infinity where a query does not see a key, else 0.
    ///
    /// @return [1, query heads of one · queries, keys]
    private static Tensor mask(Folded all, long query, long queries, long keys) {
        Tensor blocked = Torch.emptyLike(all.queries(), queries, keys)
                .fill_(new Scalar(Float.NEGATIVE_INFINITY))
                .triu_(query + 1);
        return blocked.repeat(1, all.queries().size(1), 1);
    }

    /// Gradients, each of the shape of what it is the gradient of.
    public record Gradients(Tensor queries, Tensor keys, Tensor values) {}

    /// The query heads that share a head of keys lie side by side.
    ///
    /// @param queries [batch · key-value heads, query heads of one, queries, width]
    /// @param keys [batch · key-value heads, keys, width]
    /// @param values [batch · key-value heads, keys, width]
    private record Folded(Tensor queries, Tensor keys, Tensor values) {
        static Folded of(Tensor queries, Tensor keys, Tensor values) {
            long heads = keys.size(0) * keys.size(1);
            long width = keys.size(3);
            return new Folded(
                    queries.reshape(heads, queries.size(1) / keys.size(1), queries.size(2), width),
                    keys.reshape(heads, keys.size(2), width),
                    values.reshape(heads, keys.size(2), width));
        }

        Folded leaves() {
            return new Folded(queries.requires_grad_(true), keys.requires_grad_(true), values.requires_grad_(true));
        }
    }

    /// Some queries of some heads and the keys that they see.
    ///
    /// @param mask what is added to the scores
    private record Block(long head, long heads, long query, long count, long seen, Optional<Tensor> mask) {
        Tensor queries(Tensor all) {
            return all.narrow(0, head, heads).narrow(2, query, count);
        }

        Tensor keys(Tensor all) {
            return all.narrow(0, head, heads).narrow(1, 0, seen);
        }

        Folded cut(Folded all) {
            return new Folded(queries(all.queries()), keys(all.keys()), keys(all.values()));
        }

        Tensor attend(Folded cut) {
            Tensor queries = cut.queries();
            Tensor rows = queries.reshape(heads, queries.size(1) * count, queries.size(3));
            Tensor keys = cut.keys().transpose(1, 2);
            Scalar scale = new Scalar(1 / Math.sqrt((double) queries.size(3)));
            Tensor scores = mask.isPresent()
                    ? torch.baddbmm(mask.get(), rows, keys, new Scalar(1), scale)
                    : rows.mul(scale).matmul(keys);
            return scores.softmax(-1).matmul(cut.values()).view(Torch.shape(queries));
        }
    }
}
