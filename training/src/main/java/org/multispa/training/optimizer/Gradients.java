package org.multispa.training.optimizer;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.training.parameters.Parameter;

/// All gradients of a step together.
public final class Gradients {
    private Gradients() {}

    /// The square of their length, over all parameters that have one.
    public static double squaredNorm(List<Parameter> parameters) {
        double sum = 0;
        for (Parameter parameter : parameters) {
            try (PointerScope _ = new PointerScope()) {
                Tensor gradient = parameter.value().grad();
                if (gradient.defined()) {
                    double norm = gradient.norm().to(ScalarType.Double).item_double();
                    sum += norm * norm;
                }
            }
        }
        return sum;
    }

    /// What gradients of this length are multiplied with so that they are no longer than `longest`.
    public static double clipping(double norm, double longest) {
        return Math.min(1, longest / (norm + 1e-6));
    }

    /// Forgets them: a parameter that has no part in the next step has no gradient there, whatever came before, so
    /// that a run that was interrupted is like one that was not.
    public static void clear(List<Parameter> parameters) {
        try (PointerScope _ = new PointerScope()) {
            parameters.forEach(parameter -> parameter.value().mutable_grad().reset());
        }
    }
}
