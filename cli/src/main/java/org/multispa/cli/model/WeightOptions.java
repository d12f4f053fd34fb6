package org.multispa.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.DiskRoom;
import org.multispa.cli.options.ByteSize;
import org.multispa.model.WeightKind;
import picocli.CommandLine.Option;

/// Where weights are written, and how.
final class WeightOptions {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to make.")
    private Path out = Path.of("model");

    @Option(
            names = "--dtype",
            paramLabel = "bf16|f32",
            hideParamSyntax = true,
            converter = WeightKinds.class,
            description = "Kind of number to write (default: make: as torch_dtype in config.json says; convert: as it"
                    + " is).")
    @Nullable
    private WeightKind kind;

    @Option(
            names = "--shard-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            defaultValue = "5GB",
            description = "Most bytes of a file, such as 500MB (default: ${DEFAULT-VALUE}).")
    private long shardBytes = 5_000_000_000L;

    Path out() {
        return out;
    }

    Optional<WeightKind> kind() {
        return Optional.ofNullable(kind);
    }

    long shardBytes() {
        return shardBytes;
    }

    /// Says what will be written and checks that the disk has room for it.
    ///
    /// @throws IOException if it has not, or the folder is there already
    void requireRoom(long bytes, PrintWriter console) throws IOException {
        DiskRoom.require(out, bytes, console);
    }
}
