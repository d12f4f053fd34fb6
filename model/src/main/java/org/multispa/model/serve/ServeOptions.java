package org.multispa.model.serve;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a model is served.
///
/// @param name what the model is called in `/v1/models`
/// @param host address to listen on
/// @param port 0 takes a free one
/// @param apiKey what clients must send as `Authorization: Bearer …`; required beyond this machine
/// @param imageRoot folder whose files requests may name; none if empty
/// @param batch answers written side by side
/// @param queue requests that wait for their turn; more are refused with 429
/// @param limits what one request may hold
public record ServeOptions(
        String name,
        InetAddress host,
        int port,
        Optional<String> apiKey,
        Optional<Path> imageRoot,
        int batch,
        int queue,
        Limits limits) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is out of range, or other machines could ask without a key
    public ServeOptions {
        if (port < 0 || port > 65535 || batch < 1 || queue < 1) {
            throw new IllegalArgumentException("expected a port from 0 to 65535 and batch and queue of at least 1, found "
                    + port + ", " + batch + " and " + queue);
        }
        if (apiKey.isPresent() && apiKey.get().isBlank()) {
            throw new IllegalArgumentException("expected an API key that is not blank");
        }
        if (!host.isLoopbackAddress() && apiKey.isEmpty()) {
            throw new IllegalArgumentException("on " + host.getHostAddress()
                    + " other machines can ask: set an API key in MULTISPA_API_KEY, or listen on 127.0.0.1");
        }
    }

    /// What one request may hold.
    ///
    /// @param bodyBytes of JSON
    /// @param inFlightBytes of bodies and tiles of all requests together
    /// @param images in one conversation
    /// @param pixels of one image
    /// @param answerTokens at which answers are cut off, whatever the request asks for
    /// @param patience how long a body may take to arrive, and running answers to end when the server stops
    public record Limits(
            int bodyBytes, long inFlightBytes, int images, long pixels, int answerTokens, Duration patience) {
        /// 32 MiB of JSON, 512 MiB together, 32 images of 2^26 pixels, 4,096 tokens, 30 seconds.
        public static final Limits DEFAULT =
                new Limits(32 << 20, 512L << 20, 32, 1L << 26, 4096, Duration.ofSeconds(30));
    }
}
