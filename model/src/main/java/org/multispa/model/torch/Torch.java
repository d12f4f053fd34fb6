package org.multispa.model.torch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.safetensors.DType;

/// Tensors in and out of Java, and scopes that give their memory back.
public final class Torch {
    private Torch() {}

    /// Computes a tensor and frees everything else that was made on the way. The result belongs to the scope around
    /// the call; without one it lives until it is closed.
    public static Tensor scoped(Supplier<Tensor> body) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope _ = new PointerScope()) {
            Tensor result = body.get();
            if (outer == null) {
                result.retainReference();
            } else {
                outer.attach(result);
            }
            return result;
        }
    }

    /// A tensor that outlives every scope, until it is closed.
    public static Tensor kept(Supplier<Tensor> body) {
        try (PointerScope _ = new PointerScope()) {
            Tensor result = body.get();
            result.retainReference();
            return result;
        }
    }

    /// Frees a tensor before its scope ends, unless it is the very one that the caller still holds.
    @SuppressWarnings("ReferenceEquality") // which handle it is decides, not what it holds
    public static void release(Tensor tensor, Tensor held) {
        if (tensor != held) {
            tensor.close();
        }
    }

    /// An I64 vector.
    public static Tensor ofInts(int[] values) {
        long[] wide = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return ofLongs(wide, wide.length);
    }

    /// An I64 tensor, row-major.
    public static Tensor ofLongs(long[] values, long... shape) {
        requireCount(values.length, shape);
        Tensor tensor = empty(ScalarType.Long, shape);
        if (values.length > 0) {
            tensor.data_ptr_long().put(values, 0, values.length);
        }
        return tensor;
    }

    /// An F32 tensor, row-major.
    public static Tensor ofFloats(float[] values, long... shape) {
        requireCount(values.length, shape);
        Tensor tensor = empty(ScalarType.Float, shape);
        if (values.length > 0) {
            tensor.data_ptr_float().put(values, 0, values.length);
        }
        return tensor;
    }

    private static void requireCount(int values, long... shape) {
        long count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        if (count != values) {
            throw new IllegalArgumentException(
                    "expected " + count + " numbers for the shape " + Arrays.toString(shape) + ", found " + values);
        }
    }

    /// A tensor of unset numbers in the machine's own memory.
    public static Tensor empty(ScalarType type, long... shape) {
        return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
    }

    /// A tensor of unset numbers of the kind and on the device of another.
    public static Tensor emptyLike(Tensor other, long... shape) {
        return other.new_empty(
                shape,
                new ScalarTypeOptional(other.scalar_type()),
                new LayoutOptional(),
                new DeviceOptional(other.device()),
                new BoolOptional());
    }

    /// The numbers of a tensor as F32, row-major.
    public static float[] toFloats(Tensor tensor) {
        try (PointerScope _ = new PointerScope()) {
            float[] values = new float[Math.toIntExact(tensor.numel())];
            if (values.length > 0) {
                tensor.to(ScalarType.Float).cpu().contiguous().data_ptr_float().get(values);
            }
            return values;
        }
    }

    /// The numbers of a tensor as I64, row-major.
    public static long[] toLongs(Tensor tensor) {
        try (PointerScope _ = new PointerScope()) {
            long[] values = new long[Math.toIntExact(tensor.numel())];
            if (values.length > 0) {
                tensor.to(ScalarType.Long).cpu().contiguous().data_ptr_long().get(values);
            }
            return values;
        }
    }

    /// A tensor over memory that something else owns. It must stay valid and must not be written to.
    public static Tensor over(MemorySegment memory, DType dtype, long... shape) {
        return torch.from_blob(new Address(memory.address()), shape, new TensorOptions(scalarType(dtype)));
    }

    /// libtorch's name for a kind of number.
    public static ScalarType scalarType(DType dtype) {
        return switch (dtype) {
            case BOOL -> ScalarType.Bool;
            case U8 -> ScalarType.Byte;
            case I8 -> ScalarType.Char;
            case I16 -> ScalarType.Short;
            case U16 -> ScalarType.UInt16;
            case F16 -> ScalarType.Half;
            case BF16 -> ScalarType.BFloat16;
            case I32 -> ScalarType.Int;
            case U32 -> ScalarType.UInt32;
            case F32 -> ScalarType.Float;
            case F64 -> ScalarType.Double;
            case I64 -> ScalarType.Long;
            case U64 -> ScalarType.UInt64;
        };
    }

    /// The kind of number of a tensor, as the constant (what libtorch gives is equal to none of them).
    public static ScalarType kind(Tensor tensor) {
        return tensor.scalar_type().intern();
    }

    /// The shape of a tensor.
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[(int) tensor.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    /// Tensors one after the other along a dimension.
    public static Tensor cat(List<Tensor> parts, long dimension) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), dimension);
    }

    /// `x / sqrt(mean(x²) + eps) · weight` over the last dimension.
    public static Tensor rmsNorm(Tensor x, Tensor weight, double eps) {
        return torch.rms_norm(x, new long[] {weight.size(0)}, new TensorOptional(weight), new DoubleOptional(eps));
    }

    /// Normalisation to mean 0 and deviation 1 over the last dimension, then `· weight + bias`.
    public static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double eps) {
        return torch.layer_norm(
                x, new long[] {weight.size(0)}, new TensorOptional(weight), new TensorOptional(bias), eps, false);
    }

    /// Attention by libtorch's kernels.
    ///
    /// @param queries [batch, heads, queries, width]
    /// @param keys [batch, heads, keys, width]
    /// @param values [batch, heads, keys, width]
    /// @param causal whether query i sees keys 0..i only
    /// @return [batch, heads, queries, width]
    public static Tensor attention(Tensor queries, Tensor keys, Tensor values, boolean causal) {
        return torch.scaled_dot_product_attention(
                queries, keys, values, new TensorOptional(), 0, causal, new DoubleOptional(), false);
    }

    /// Each head of keys or values as often as it has query heads.
    ///
    /// @param heads with the heads along `dimension`
    /// @return the same with `times` as many heads
    public static Tensor repeatHeads(Tensor heads, long dimension, int times) {
        return times == 1 ? heads : heads.repeat_interleave(times, new LongOptional(dimension), new LongOptional());
    }

    /// A device by its name, for example `cpu` or `cuda:0`.
    public static Device device(String name) {
        return new Device(name);
    }

    /// A number in the machine's memory that is an address.
    private static final class Address extends Pointer {
        Address(long at) {
            this.address = at;
        }
    }
}
