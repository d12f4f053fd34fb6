package org.multispa.training.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;

/// How much memory the process has had resident, libtorch's and mapped files counted.
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBI = 1024;

    private ResidentMemory() {}

    /// The most there has been, in bytes; where the system does not keep it, what there is now.
    public static long peak() {
        try {
            return peak(Files.isReadable(STATUS) ? Files.readString(STATUS) : "");
        } catch (IOException e) {
            return Pointer.physicalBytes();
        }
    }

    static long peak(String status) {
        return status.lines()
                .filter(line -> line.matches("VmHWM:\\s+\\d{1,12} kB"))
                .mapToLong(line -> KIBI * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseGet(Pointer::physicalBytes);
    }
}
