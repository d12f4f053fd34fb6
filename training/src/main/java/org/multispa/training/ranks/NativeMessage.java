package org.multispa.training.ranks;

/// What libtorch says of a failure, without the places in its own sources and the stack below.
final class NativeMessage {
    private NativeMessage() {}

    static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.startsWith("[/") ? line.substring(line.indexOf(']') + 1).strip() : line.strip();
    }
}
