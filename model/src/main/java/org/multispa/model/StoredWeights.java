package org.multispa.model;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.safetensors.SafetensorsException;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// The parameters of a model folder. Where kind and device are those of the file, a parameter is the file's memory.
final class StoredWeights implements Weights {
    private final WeightFolder folder;
    private final ScalarType kept;
    private final ScalarType compute;
    private final Device device;
    private final Set<String> taken = new TreeSet<>();

    StoredWeights(WeightFolder folder, ScalarType kept, ScalarType compute, Device device) {
        this.folder = folder;
        this.kept = kept;
        this.compute = compute;
        this.device = device;
    }

    @Override
    public Tensor stored(String name, long... shape) throws IOException {
        return as(name, kept, shape);
    }

    @Override
    public Tensor computed(String name, long... shape) throws IOException {
        return as(name, compute, shape);
    }

    private Tensor as(String name, ScalarType kind, long... shape) throws IOException {
        TensorInfo info = folder.info(name);
        if (!Arrays.equals(info.shape(), shape)) {
            throw new SafetensorsException(
                    folder.folder(),
                    "tensor " + name + ": config.json calls for the shape " + Arrays.toString(shape) + ", found "
                            + Arrays.toString(info.shape()));
        }
        if (!info.dtype().isReal()) {
            throw new SafetensorsException(
                    folder.folder(), "tensor " + name + ": expected BF16, F16 or F32 weights, found " + info.dtype());
        }
        taken.add(name);
        MemorySegment bytes = folder.bytes(name);
        return Torch.kept(() -> Torch.over(bytes, info.dtype(), shape).to(device, kind));
    }

    /// @throws SafetensorsException if the folder holds parameters that the model has no place for
    void requireAllTaken() throws SafetensorsException {
        Set<String> left = new TreeSet<>(folder.tensors().keySet());
        left.removeAll(taken);
        if (!left.isEmpty()) {
            throw new SafetensorsException(
                    folder.folder(),
                    left.size() + " tensors have no place in the model that config.json describes, the first is "
                            + left.iterator().next());
        }
    }
}
