package org.multispa.training.step;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Torch;

/// The output layer and the cross-entropy, at the answers alone and for a few of them at a time: a vocabulary is wide.
final class Head {
    private static final int ROWS_AT_ONCE = 256;
    private static final int SUM = 2;

    private final UnaryOperator<Tensor> logits;
    private final Packed packed;

    /// @param logits from hidden states [rows, hidden] to [rows, vocabulary]
    Head(UnaryOperator<Tensor> logits, Packed packed) {
        this.logits = logits;
        this.packed = packed;
    }

    /// The summed loss.
    ///
    /// @param hidden [rows, hidden] of all samples
    double loss(Tensor hidden) {
        double sum = 0;
        for (int from = 0; from < packed.rows().length; from += ROWS_AT_ONCE) {
            try (PointerScope _ = new PointerScope()) {
                sum += loss(hidden, from).item_double();
            }
        }
        return sum;
    }

    /// The summed loss; adds the gradients of it to `hidden` and the parameters.
    ///
    /// @param hidden [rows, hidden] of all samples, a leaf
    /// @param weight what the loss is multiplied with before it is differentiated
    double backward(Tensor hidden, double weight) {
        double sum = 0;
        for (int from = 0; from < packed.rows().length; from += ROWS_AT_ONCE) {
            try (PointerScope _ = new PointerScope()) {
                Tensor loss = loss(hidden, from);
                loss.mul(new Scalar(weight)).backward();
                sum += loss.item_double();
            }
        }
        return sum;
    }

    private Tensor loss(Tensor hidden, int from) {
        int count = Math.min(ROWS_AT_ONCE, packed.rows().length - from);
        Tensor wanted = part(packed.rows(), from, count, hidden);
        Tensor targets = part(packed.targets(), from, count, hidden);
        Tensor scores = logits.apply(hidden.index_select(0, wanted)).to(ScalarType.Float);
        return torch.cross_entropy_loss(scores, targets, new TensorOptional(), SUM, -1, 0);
    }

    private static Tensor part(long[] values, int from, int count, Tensor like) {
        long[] some = new long[count];
        System.arraycopy(values, from, some, 0, count);
        return Torch.ofLongs(some, count).to(like.device(), ScalarType.Long);
    }
}
