package org.multispa.training.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization"): the state of each parameter is two F32
/// moments beside its F32 value.
public final class AdamW implements AutoCloseable {
    private final AdamWSettings settings;
    private final List<Slot> slots;

    /// @param parameters those this process updates
    public AdamW(AdamWSettings settings, List<Parameter> parameters) {
        this.settings = settings;
        this.slots = parameters.stream().map(Slot::new).toList();
    }

    /// Changes every parameter by its gradient.
    ///
    /// @param step counted from 1
    /// @param rate the learning rate
    /// @param scale what gradients are multiplied with first, for clipping
    public void step(long step, double rate, double scale) {
        try (NoGradGuard _ = new NoGradGuard()) {
            slots.forEach(slot -> update(slot, step, rate, scale));
        }
    }

    private void update(Slot slot, long step, double rate, double scale) {
        try (PointerScope _ = new PointerScope()) {
            Tensor value = slot.parameter.value();
            Tensor gradient = value.grad();
            if (!gradient.defined()) {
                return;
            }
            if (scale != 1) {
                gradient = gradient.mul(new Scalar(scale));
            }
            double decay = value.dim() > 1 ? settings.weightDecay() : 0;
            value.mul_(new Scalar(1 - rate * decay));
            slot.first.lerp_(gradient, new Scalar(1 - settings.beta1()));
            slot.second.mul_(new Scalar(settings.beta2()));
            slot.second.addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
            double firstShare = 1 - Math.pow(settings.beta1(), (double) step);
            double secondShare = 1 - Math.pow(settings.beta2(), (double) step);
            Tensor spread = slot.second.sqrt().div_(new Scalar(Math.sqrt(secondShare)));
            value.addcdiv_(slot.first, spread.add_(new Scalar(settings.epsilon())), new Scalar(-rate / firstShare));
        }
    }

    /// The two moments of every parameter, by the parameter's name.
    public Map<String, List<Tensor>> moments() {
        Map<String, List<Tensor>> moments = new LinkedHashMap<>();
        slots.forEach(slot -> moments.put(slot.parameter.name(), List.of(slot.first, slot.second)));
        return moments;
    }

    @Override
    public void close() {
        slots.forEach(slot -> {
            slot.first.close();
            slot.second.close();
        });
    }

    /// One parameter and its moments.
    private static final class Slot {
        private final Parameter parameter;
        private final Tensor first;
        private final Tensor second;

        Slot(Parameter parameter) {
            this.parameter = parameter;
            this.first = Torch.kept(() -> torch.zeros_like(parameter.value().detach()));
            this.second = Torch.kept(() -> torch.zeros_like(parameter.value().detach()));
        }
    }
}
