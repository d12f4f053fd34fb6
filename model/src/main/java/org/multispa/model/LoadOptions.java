package org.multispa.model;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Libtorch;

/// How a model is loaded.
///
/// @param weights the kind of number its weights are kept in; as stored if empty. Weights kept as stored on the CPU
///     are mapped from the file and never copied
/// @param compute the kind of number it computes in; chosen for the device if empty
/// @param device where it computes: `cpu`, `cuda` or `cuda:N`
public record LoadOptions(Optional<WeightKind> weights, Optional<WeightKind> compute, String device) {
    private static final Pattern DEVICES = Pattern.compile("cpu|cuda(:\\d{1,3})?");

    /// Checks the name of the device.
    ///
    /// @throws IllegalArgumentException if it is not one known here
    public LoadOptions {
        if (!DEVICES.matcher(device).matches()) {
            throw new IllegalArgumentException("expected a device cpu, cuda or cuda:N, found '" + device + "'");
        }
    }

    /// As stored, on the CPU.
    public static LoadOptions asStored() {
        return new LoadOptions(Optional.empty(), Optional.empty(), "cpu");
    }

    /// Everything in F32 on the CPU.
    public static LoadOptions f32() {
        return new LoadOptions(Optional.of(WeightKind.F32), Optional.of(WeightKind.F32), "cpu");
    }

    /// The kind of number computed in: as asked, else F32 for F32 weights, else BF16 where the device multiplies
    /// it in hardware and F32 where it does not.
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

    /// @throws IOException if libtorch does not load here, or the device is a GPU that it does not find
    void requireDevice() throws IOException {
        Libtorch.require();
        if (!device.startsWith("cuda")) {
            return;
        }
        if (!torch.cuda_is_available()) {
            throw new IOException(
                    "device " + device
                            + ": libtorch finds no CUDA device; build with -Pgpu on a machine with an NVIDIA driver, or use cpu");
        }
        int number = device.equals("cuda") ? 0 : Integer.parseInt(device.substring("cuda:".length()));
        if (number >= torch.cuda_device_count()) {
            throw new IOException("device " + device + ": libtorch finds " + torch.cuda_device_count()
                    + " CUDA devices, numbered from 0");
        }
    }
}
