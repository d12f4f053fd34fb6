package org.multispa.training.ranks.network;

/// What libtorch says of a failure, without the places in its own sources and the stack below.
public final class NativeMessage {
    private NativeMessage() {}

    /// The first line that means something to people who do not know libtorch's sources.
    public static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.startsWith("[/") ? line.substring(line.indexOf(']') + 1).strip() : line.strip();
    }
}
