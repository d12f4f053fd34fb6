package org.multispa.training.ranks;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// Parameters whose gradients are summed together, and how far that is in the present step.
final class Bucket {
    private final List<Parameter> parameters;
    private final long count;
    private final boolean[] ready;
    private final boolean[] known;
    private int missing;
    private @Nullable Tensor buffer;
    private Pending pending = Pending.DONE;

    Bucket(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.count = parameters.stream().mapToLong(Parameter::count).sum();
        this.ready = new boolean[parameters.size()];
        this.known = new boolean[parameters.size()];
        this.missing = ready.length;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /// How many numbers it holds.
    long count() {
        return count;
    }

    /// Notes that a gradient is final.
    void ready(int place) {
        if (ready[place]) {
            throw new IllegalStateException(
                    "the gradient of " + parameters.get(place).name()
                            + " was said to be final twice in one step; with accumulation it is final in the last pass only");
        }
        ready[place] = true;
        missing--;
    }

    /// Whether all of its gradients are final.
    boolean complete() {
        return missing == 0;
    }

    /// Whether this rank itself had a gradient when the bucket was started.
    boolean known(int place) {
        return known[place];
    }

    /// Whether its sum is there or will never be.
    boolean done() {
        return pending.done();
    }

    /// Copies the gradients and starts to sum them.
    ///
    /// @param free F32, at least as long as the bucket; it is in use until [#finish]
    void start(Tensor free, Ranks ranks) {
        buffer = free;
        try (PointerScope _ = new PointerScope()) {
            long at = 0;
            for (int i = 0; i < parameters.size(); i++) {
                long length = parameters.get(i).count();
                Tensor part = free.narrow(0, at, length);
                Tensor gradient = parameters.get(i).value().grad();
                known[i] = gradient.defined();
                if (known[i]) {
                    part.copy_(gradient.reshape(-1));
                } else {
                    part.zero_();
                }
                at += length;
            }
            pending = ranks.sum(free.narrow(0, 0, count));
        }
    }

    /// Waits for the sums, writes them into the gradients and makes ready for the next step.
    ///
    /// @return the buffer, free again
    Tensor finish() {
        Tensor used = Objects.requireNonNull(buffer);
        pending.await();
        try (PointerScope _ = new PointerScope()) {
            long at = 0;
            for (Parameter parameter : parameters) {
                Tensor value = parameter.value();
                Tensor part = used.narrow(0, at, parameter.count()).view(Torch.shape(value));
                Tensor gradient = value.grad();
                if (gradient.defined()) {
                    gradient.copy_(part);
                } else {
                    Tensor own = Torch.emptyLike(value, Torch.shape(value));
                    own.copy_(part);
                    value.mutable_grad().put(own);
                }
                at += parameter.count();
            }
        }
        pending = Pending.DONE;
        buffer = null;
        missing = ready.length;
        Arrays.fill(ready, false);
        return used;
    }
}
