package org.multispa.training.step;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.language.Heads;
import org.multispa.model.language.LanguageModel;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Dropout;

/// A layer of the language model.
///
/// On the way back its three parts are taken one by one, the last first, so that what each needs is there for its time
/// alone: the wide feed-forward part for some rows at a time, the scores of the attention for some queries at a time.
///
/// @param rowsAtOnce how many rows at most go back through the last part together
record DecoderLink(LanguageModel.Pass pass, int layer, Dropout dropout, long rowsAtOnce) implements Chain.Link {
    private static final long ROWS_AT_ONCE = 1024;

    DecoderLink(LanguageModel.Pass pass, int layer, Dropout dropout) {
        this(pass, layer, dropout, ROWS_AT_ONCE);
    }

    @Override
    public Tensor apply(Tensor x) {
        dropout.from(0);
        return pass.layer(layer, x);
    }

    @Override
    public Tensor back(Tensor input, Tensor incoming) {
        dropout.from(0);
        Heads heads = pass.heads(layer, input);
        Heads held = new Heads(
                heads.queries().detach(), heads.keys().detach(), heads.values().detach());
        Tensor seen = seen(held);
        Tensor ofInput = Torch.emptyLike(input, Torch.shape(input));
        Tensor ofSeen = Torch.emptyLike(seen, Torch.shape(seen));
        rest(input.detach(), seen, incoming, ofInput, ofSeen);
        Heads ofHeads = pass.gradients(layer, held, ofSeen);
        Chain.backward(
                List.of(heads.queries(), heads.keys(), heads.values()),
                List.of(ofHeads.queries(), ofHeads.keys(), ofHeads.values()));
        return input.requires_grad() ? ofInput.add_(input.grad()) : ofInput;
    }

    private Tensor seen(Heads held) {
        try (NoGradGuard _ = new NoGradGuard()) {
            return Torch.scoped(() -> pass.attend(layer, held));
        }
    }

    private void rest(Tensor input, Tensor seen, Tensor incoming, Tensor ofInput, Tensor ofSeen) {
        long count = input.size(0);
        long times = Math.ceilDiv(count, rowsAtOnce);
        for (long i = 0; i < times; i++) {
            long from = i * count / times;
            long some = (i + 1) * count / times - from;
            try (PointerScope _ = new PointerScope()) {
                Tensor leaf = input.narrow(0, from, some).requires_grad_(true);
                Tensor seenLeaf = seen.narrow(0, from, some).requires_grad_(true);
                dropout.from(Math.toIntExact(from));
                Chain.backward(pass.rest(layer, leaf, seenLeaf), incoming.narrow(0, from, some));
                ofInput.narrow(0, from, some).copy_(leaf.grad());
                ofSeen.narrow(0, from, some).copy_(seenLeaf.grad());
            }
        }
    }
}
