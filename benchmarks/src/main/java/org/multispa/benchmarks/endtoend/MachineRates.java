package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.config.LanguageConfig;

/// What the machine does at most, by libtorch, on one matrix of a model's feed-forward part.
///
/// @param single multiplications and additions in F32, 10⁹ a second
/// @param narrow the same in BF16
/// @param reading of memory, 10⁹ bytes a second
record MachineRates(double single, double narrow, double reading) {
    private static final int ROWS = 512;
    private static final int ROUNDS = 5;

    /// The best of a few rounds.
    static MachineRates measure(LanguageConfig shape) {
        int inputs = shape.hidden();
        int outputs = shape.intermediate();
        double operations = 2.0 * ROWS * inputs * outputs;
        try (PointerScope _ = new PointerScope()) {
            Tensor weight = torch.randn(outputs, inputs);
            Tensor rows = torch.randn(ROWS, inputs);
            Tensor narrowWeight = weight.to(ScalarType.BFloat16);
            Tensor narrowRows = rows.to(ScalarType.BFloat16);
            Tensor one = rows.select(0, 0);
            return new MachineRates(
                    operations / best(() -> torch.linear(rows, weight)) / 1e9,
                    operations / best(() -> torch.linear(narrowRows, narrowWeight)) / 1e9,
                    4.0 * inputs * outputs / best(() -> weight.mv(one)) / 1e9);
        }
    }

    /// Measures and tells.
    static MachineRates print(LanguageConfig shape, String when) {
        MachineRates rates = measure(shape);
        System.out.printf(
                Locale.ROOT,
                "%s: libtorch multiplies F32 at %.1f and BF16 at %.1f GFLOP/s, reads memory at %.1f GB/s%n",
                when,
                rates.single,
                rates.narrow,
                rates.reading);
        return rates;
    }

    private static double best(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            try (PointerScope _ = new PointerScope()) {
                work.run();
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    /// Peak and present resident memory of this process, where the system tells.
    static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM") || line.startsWith("VmRSS") || line.startsWith("RssAnon")) {
                text.append(line.replaceAll("\\s+", " ")).append("  ");
            }
        }
        return text.toString();
    }
}
