package org.multispa.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Torch;

/// Parts of a model, one behind the other, and the way back through them.
///
/// Of each link only the input is kept; on the way back the link is computed a second time and then differentiated
/// (activation checkpointing), or, if `recompute` is off, everything is kept. Everything belongs to the scope around
/// [#forward]; [#backward] gives back what it has passed.
final class Chain {
    private final List<Link> links;
    private final boolean recompute;
    private final boolean toInput;
    private final List<Step> steps = new ArrayList<>();

    /// @param toInput whether the gradient of the first input is wanted
    Chain(List<Link> links, boolean recompute, boolean toInput) {
        this.links = List.copyOf(links);
        this.recompute = recompute;
        this.toInput = toInput;
    }

    /// @return what the last link gives, without its history
    Tensor forward(Tensor input) {
        Tensor x = input;
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Tensor leaf = x.detach().requires_grad_(toInput || i > 0);
            if (recompute) {
                try (NoGradGuard _ = new NoGradGuard()) {
                    x = Torch.scoped(() -> link.apply(leaf));
                }
                steps.add(new Step(leaf, leaf));
            } else {
                Tensor output = Torch.scoped(() -> link.apply(leaf));
                steps.add(new Step(leaf, output));
                x = output.detach();
            }
        }
        return x;
    }

    /// Adds to the gradients of what is trained in the links, the last first.
    ///
    /// @param gradient of what [#forward] gave
    /// @param passed told each link whose gradients are complete
    /// @return the gradient of the first input, if it is wanted; else something without meaning
    Tensor backward(Tensor gradient, IntConsumer passed) {
        Tensor back = gradient;
        for (int i = links.size() - 1; i >= 0; i--) {
            Step step = steps.remove(i);
            Link link = links.get(i);
            Tensor incoming = back;
            back = Torch.scoped(() -> {
                if (recompute) {
                    return link.back(step.input(), incoming);
                }
                backward(step.output(), incoming);
                return step.input().grad();
            });
            passed.accept(i);
        }
        return back;
    }

    /// Adds the gradients of everything that `output` was computed from.
    static void backward(Tensor output, Tensor gradient) {
        backward(List.of(output), List.of(gradient));
    }

    /// Adds the gradients of everything that some outputs were computed from. Those that depend on nothing that is
    /// trained are passed over.
    static void backward(List<Tensor> outputs, List<Tensor> gradients) {
        TensorVector from = new TensorVector();
        TensorVector given = new TensorVector();
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).requires_grad()) {
                from.push_back(outputs.get(i));
                given.push_back(gradients.get(i));
            }
        }
        if (!from.empty()) {
            torch.backward(from, given, new BoolOptional(), false, new TensorVector());
        }
    }

    /// A part of a model.
    @FunctionalInterface
    interface Link {
        Tensor apply(Tensor x);

        /// Computes it again and adds to the gradients of what is trained in it.
        ///
        /// @param input what it was given, a leaf
        /// @param incoming the gradient of what it gave
        /// @return the gradient of the input, if that is wanted; else something without meaning
        default Tensor back(Tensor input, Tensor incoming) {
            backward(apply(input), incoming);
            return input.grad();
        }
    }

    /// @param input a leaf
    /// @param output with its history, where that is kept
    private record Step(Tensor input, Tensor output) {}
}
