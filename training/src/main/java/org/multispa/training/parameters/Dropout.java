package org.multispa.training.parameters;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.geometry.SeededHash;
import org.multispa.model.torch.Torch;

/// Sets a share of numbers to 0 and scales the others up for it.
///
/// Which ones is decided by the sample, the step and the layer alone: a layer that is computed a second time on the
/// way back drops the same, and so does a run that was interrupted, or one that is spread over more processes. Off
/// unless [#begin] was called. One thread computes at a time.
public final class Dropout {
    private final double share;
    private List<Rows> rows = List.of();

    Dropout(double share) {
        this.share = share;
    }

    /// The next computations are of these sequences end to end.
    public void begin(List<Rows> sequences) {
        rows = share == 0 ? List.of() : List.copyOf(sequences);
    }

    /// Nothing is dropped from here on.
    public void end() {
        rows = List.of();
    }

    /// @param input [rows, width]
    /// @return the same shape
    Tensor apply(Tensor input, String module) {
        if (rows.isEmpty()) {
            return input;
        }
        List<Tensor> masks = new ArrayList<>();
        for (Rows sequence : rows) {
            long key = sequence.key().with(module).value();
            Tensor mask = Torch.empty(ScalarType.Float, sequence.count(), input.size(1));
            masks.add(mask.bernoulli_(1 - share, new GeneratorOptional(torch.createCPUGenerator(key))));
        }
        Tensor mask = Torch.cat(masks, 0).to(input.device(), Torch.kind(input));
        return input.mul(mask.div_(new Scalar(1 - share)));
    }

    /// The rows of one sequence.
    ///
    /// @param count how many
    /// @param key of the sample and the step
    public record Rows(int count, SeededHash key) {}
}
