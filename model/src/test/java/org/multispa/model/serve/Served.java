package org.multispa.model.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.request.RequestLimits;

/// A server of the tiny model, with what it says has gone wrong inside.
record Served(ChatServer server, List<Throwable> failures) implements AutoCloseable {
    static final RequestLimits LIMITS = new RequestLimits(
            2_000_000,
            8,
            1 << 20,
            20_000,
            64 << 20,
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofMillis(50));

    static Served start(Assistant assistant, int batch, int queue, Optional<Path> images, Optional<String> key)
            throws IOException {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        ServeSettings settings = new ServeSettings(
                "tiny",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                key.map(AccessKey::new),
                images,
                batch,
                queue,
                TinyModel.CONTEXT,
                LIMITS);
        return new Served(ChatServer.start(assistant, settings, failures::add), failures);
    }

    static Served start(Assistant assistant, int batch, int queue) throws IOException {
        return start(assistant, batch, queue, Optional.empty(), Optional.empty());
    }

    Client client() {
        return new Client(server.address());
    }

    @Override
    public void close() {
        server.close();
    }
}
