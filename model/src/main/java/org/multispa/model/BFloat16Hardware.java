package org.multispa.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether the processor multiplies BF16 itself. Without such instructions libtorch's BF16 kernels are several times
/// slower than its F32 ones.
final class BFloat16Hardware {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final List<String> FLAGS = List.of("avx512_bf16", "amx_bf16", "bf16");

    private BFloat16Hardware() {}

    static boolean present() {
        if (!Files.isReadable(CPU_INFO)) {
            return false;
        }
        try {
            return in(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether lines of the kernel's description name such an instruction.
    static boolean in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .limit(1)
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .anyMatch(FLAGS::contains);
    }
}
