package org.multispa.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// Stands in for weights to learn what a model would ask for. Its tensors have shapes and no memory.
final class ShapeRecorder implements Weights {
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    @Override
    public Tensor stored(String name, long... shape) {
        long[] before = shapes.put(name, shape.clone());
        if (before != null && !Arrays.equals(before, shape)) {
            throw new IllegalStateException(name + " asked for twice with different shapes");
        }
        return torch.empty(shape, new TensorOptions(Torch.device("meta")), new MemoryFormatOptional());
    }

    @Override
    public Tensor computed(String name, long... shape) {
        return stored(name, shape);
    }

    /// Every parameter asked for, with its shape.
    Map<String, long[]> shapes() {
        return shapes;
    }
}
