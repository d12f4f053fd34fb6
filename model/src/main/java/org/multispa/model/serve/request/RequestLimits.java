package org.multispa.model.serve.request;

import java.time.Duration;

/// What requests may ask of the server's memory and time.
///
/// @param bodyBytes of one request as it is sent
/// @param images of one request
/// @param pixels of one image, read from its header before anything is decoded; at most 2^26
/// @param textChars of all texts of one request
/// @param memoryBytes that all requests hold together, by an estimate from above; one that finds no room is refused
/// @param bodyTime for a body to arrive
/// @param writeTime for a client to take what is written to it
/// @param heartbeat after which a waiting client is written a sign of life, by which one that is gone is noticed
public record RequestLimits(
        int bodyBytes,
        int images,
        long pixels,
        int textChars,
        long memoryBytes,
        Duration bodyTime,
        Duration writeTime,
        Duration heartbeat) {
    private static final long MOST_PIXELS = 1L << 26;

    /// For questions about a few dozen photographs; the memory is 1 GiB or half of the Java heap, whichever is less.
    public static final RequestLimits DEFAULT = new RequestLimits(
            64 << 20,
            64,
            1L << 25,
            1 << 20,
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2));

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is not positive or too large
    public RequestLimits {
        if (bodyBytes < 1 || images < 0 || pixels < 1 || pixels > MOST_PIXELS || textChars < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException("expected limits above 0 and at most " + MOST_PIXELS
                    + " pixels, found " + bodyBytes + " bytes, " + images + " images, " + pixels + " pixels, "
                    + textChars + " characters and " + memoryBytes + " bytes of memory");
        }
        if (!bodyTime.isPositive() || !writeTime.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException(
                    "expected times above 0, found " + bodyTime + ", " + writeTime + " and " + heartbeat);
        }
    }
}
