package org.multispa.cli.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Memory that ran out inside libtorch, told to people.
public final class Memory {
    private Memory() {}

    /// The same failure, or if it says that memory ran out one that tells what helps.
    ///
    /// @param what needed the memory
    public static RuntimeException explained(RuntimeException failure, String what) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (!lower.contains("out of memory")
                && !lower.contains("can't allocate memory")
                && !lower.contains("bad_alloc")) {
            return failure;
        }
        String first = message.lines().findFirst().orElse("");
        return new UncheckedIOException(new IOException("not enough memory for " + what
                + "; fewer tiles (--max-tiles) or images help, 'multispa model plan' tells what is needed (libtorch: "
                + first + ")"));
    }
}
