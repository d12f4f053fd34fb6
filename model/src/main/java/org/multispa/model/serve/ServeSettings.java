package org.multispa.model.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.model.serve.request.RequestLimits;

/// How a model is served.
///
/// @param model the name that requests call it by
/// @param address to listen at; port 0 takes a free one
/// @param key that requests must show; needed unless the address is a loopback one
/// @param images the folder whose files requests may name; without one they can only send images themselves
/// @param batch answers that are computed side by side
/// @param queue requests that may wait for their turn
/// @param mostTokens of an answer
/// @param limits of requests
public record ServeSettings(
        String model,
        InetSocketAddress address,
        Optional<AccessKey> key,
        Optional<Path> images,
        int batch,
        int queue,
        int mostTokens,
        RequestLimits limits) {
    private static final int MOST_ANSWERS = 1024;

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or the address can be reached from other
    ///     machines and there is no key
    public ServeSettings {
        if (batch < 1 || batch > MOST_ANSWERS || queue < 0 || queue > MOST_ANSWERS || mostTokens < 1) {
            throw new IllegalArgumentException("expected a batch of 1 to " + MOST_ANSWERS + ", a queue of 0 to "
                    + MOST_ANSWERS + " and answers of at least one token, found " + batch + ", " + queue + " and "
                    + mostTokens);
        }
        InetAddress host = address.getAddress();
        if (host == null) {
            throw new IllegalArgumentException("no such host: " + address.getHostString());
        }
        if (key.isEmpty() && !host.isLoopbackAddress()) {
            throw new IllegalArgumentException("listening at " + address.getHostString()
                    + " lets other machines in, which needs an API key; without one, listen at 127.0.0.1");
        }
    }

    boolean isLoopback() {
        return address.getAddress().isLoopbackAddress();
    }
}
