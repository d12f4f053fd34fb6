package org.multispa.model;

import java.util.Optional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// How a model is loaded.
///
/// @param weights the kind of number its weights are kept in; as stored if empty. Weights kept as stored on the
///     CPU are
///     mapped from the file and never copied
/// @param compute the kind of number it computes in; chosen for the device if empty
/// @param device where it computes, for example `cpu` or `cuda:0`
public record LoadOptions(Optional<WeightKind> weights, Optional<WeightKind> compute, String device) {
    /// As stored, on the CPU.
    public static LoadOptions asStored() {
        return new LoadOptions(Optional.empty(), Optional.empty(), "cpu");
    }

    /// Everything in F32 on the CPU.
    public static LoadOptions f32() {
        return new LoadOptions(Optional.of(WeightKind.F32), Optional.of(WeightKind.F32), "cpu");
    }

    /// The kind of number computed in: as asked, else F32 for F32 weights, else BF16 where the device multiplies it in
    /// hardware and F32 where it does not.
    ScalarType computeType(ScalarType stored) {
        if (compute.isPresent()) {
            return compute.get().scalarType();
        }
        if (stored == ScalarType.Float) {
            return ScalarType.Float;
        }
        boolean hardware = !device.equals("cpu") || BFloat16Hardware.present();
        return hardware ? ScalarType.BFloat16 : ScalarType.Float;
    }

    /// @throws IllegalStateException if the device is a GPU and libtorch has none
    void requireDevice() {
        if (device.startsWith("cuda") && !torch.cuda_is_available()) {
            throw new IllegalStateException(
                    "device " + device
                            + ": libtorch finds no CUDA device; build with -Pgpu on a machine with an NVIDIA driver, or use cpu");
        }
    }
}
