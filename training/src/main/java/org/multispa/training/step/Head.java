package org.multispa.training.step;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.language.Span;
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

    /// How well the answers are predicted.
    ///
    /// @param hidden [rows, hidden] of all samples
    Judged judge(Tensor hidden) {
        double sum = 0;
        boolean[] right = new boolean[packed.rows().length];
        for (int from = 0; from < packed.rows().length; from += ROWS_AT_ONCE) {
            try (PointerScope _ = new PointerScope()) {
                Tensor scores = scores(hidden, from);
                sum += loss(scores, from).item_double();
                long[] likeliest = Torch.toLongs(scores.argmax(new LongOptional(1), false));
                for (int i = 0; i < likeliest.length; i++) {
                    right[from + i] = likeliest[i] == packed.targets()[from + i];
                }
            }
        }
        return new Judged(sum, right.length, packed.spans().size(), exact(right));
    }

    /// Samples of which all answer tokens are right.
    private long exact(boolean[] right) {
        long exact = 0;
        int answer = 0;
        long end = 0;
        for (Span span : packed.spans()) {
            end += span.rows();
            boolean all = true;
            while (answer < right.length && packed.rows()[answer] < end) {
                all &= right[answer++];
            }
            exact += all ? 1 : 0;
        }
        return exact;
    }

    /// The summed loss; adds the gradients of it to `hidden` and the parameters.
    ///
    /// @param hidden [rows, hidden] of all samples, a leaf
    /// @param weight what the loss is multiplied with before it is differentiated
    double backward(Tensor hidden, double weight) {
        double sum = 0;
        for (int from = 0; from < packed.rows().length; from += ROWS_AT_ONCE) {
            try (PointerScope _ = new PointerScope()) {
                Tensor loss = loss(scores(hidden, from), from);
                loss.mul(new Scalar(weight)).backward();
                sum += loss.item_double();
            }
        }
        return sum;
    }

    /// @return [rows, vocabulary] of at most [#ROWS_AT_ONCE] answers
    private Tensor scores(Tensor hidden, int from) {
        Tensor wanted = part(packed.rows(), from, hidden);
        return logits.apply(hidden.index_select(0, wanted)).to(ScalarType.Float);
    }

    private Tensor loss(Tensor scores, int from) {
        return torch.cross_entropy_loss(scores, part(packed.targets(), from, scores), new TensorOptional(), SUM, -1, 0);
    }

    private static Tensor part(long[] values, int from, Tensor like) {
        long[] some = Arrays.copyOfRange(values, from, Math.min(values.length, from + ROWS_AT_ONCE));
        return Torch.ofLongs(some, some.length).to(like.device(), ScalarType.Long);
    }
}
