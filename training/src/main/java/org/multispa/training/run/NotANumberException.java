package org.multispa.training.run;

import java.io.IOException;
import java.util.List;

/// Training came to a loss or a gradient that is not a number.
final class NotANumberException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param step from 0
    /// @param samples of this process
    NotANumberException(long step, double loss, double norm, List<String> samples) {
        super("step " + (step + 1) + ": the loss is " + loss + " and the gradient's length " + norm
                + ", so training stops and the last checkpoint stands. A lower optimizer.rate or a longer warm-up may"
                + " help. The samples of the batch: " + String.join("; ", samples));
    }
}
