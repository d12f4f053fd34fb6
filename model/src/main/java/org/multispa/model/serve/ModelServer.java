package org.multispa.model.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.multispa.model.assistant.Assistant;

/// Serves one model: `/v1/chat/completions`, `/v1/models` and `/health`.
///
/// Requests are read on virtual threads, answers are computed on one thread, several side by side. What waits is bounded,
/// in number and in bytes; more is refused with 429.
public final class ModelServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ModelServer.class.getName());
    private static final int BACKLOG = 128;

    private final ServeOptions options;
    private final HttpServer http;
    private final Engine engine;
    private final ChatHandler chat;
    private final long started = System.currentTimeMillis() / 1000;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("request-clock").factory());
    private volatile boolean stopping;

    private ModelServer(ServeOptions options, HttpServer http, Engine engine, ChatHandler chat) {
        this.options = options;
        this.http = http;
        this.engine = engine;
        this.chat = chat;
    }

    /// Begins to serve.
    ///
    /// @param assistant the model; it must stay open until the server is closed
    /// @throws IOException if the address is taken or the folder of images does not exist
    public static ModelServer start(Assistant assistant, ServeOptions options) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
        Engine engine = new Engine(assistant, options.batch(), options.queue());
        try {
            ModelServer server =
                    new ModelServer(options, http, engine, new ChatHandler(assistant, engine, options));
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException | RuntimeException e) {
            http.stop(0);
            engine.close();
            throw e;
        }
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return http.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Refusal> refusal = attempt(exchange);
            if (refusal.isPresent()) {
                if (exchange.getResponseCode() == -1) {
                    Http.refuse(exchange, refusal.get());
                }
            }
        }
    }

    private Optional<Refusal> attempt(HttpExchange exchange) throws IOException {
        ScheduledFuture<?> late = clock.schedule(
                exchange::close, options.limits().patience().toMillis(), TimeUnit.MILLISECONDS);
        try {
            route(exchange, late);
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e);
        } catch (ChatHandler.RequestsFull e) {
            return Optional.of(Refusal.busy(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Refusal(503, "stopping", "the server is stopping"));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            return Optional.of(new Refusal(500, "failed", "the server could not answer this request"));
        } finally {
            late.cancel(false);
        }
    }

    private void route(HttpExchange exchange, ScheduledFuture<?> late)
            throws IOException, Refusal, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/health" -> {
                requireMethod(exchange, "GET");
                Http.send(
                        exchange,
                        stopping ? 503 : 200,
                        Json.health(stopping ? "stopping" : "ok", engine.runningNow(), engine.waitingNow()));
            }
            case "/v1/models" -> {
                requireKey(exchange);
                requireMethod(exchange, "GET");
                Http.send(exchange, 200, Json.models(options.name(), started));
            }
            case "/v1/chat/completions" -> {
                requireKey(exchange);
                requireMethod(exchange, "POST");
                chat.handle(exchange, () -> late.cancel(false));
            }
            default -> throw new Refusal(404, "not_found", "expected /v1/chat/completions, /v1/models or /health");
        }
    }

    private static void requireMethod(HttpExchange exchange, String method) throws Refusal {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new Refusal(405, "method_not_allowed", "expected " + method + ", found " + exchange.getRequestMethod());
        }
    }

    private void requireKey(HttpExchange exchange) throws Refusal {
        if (options.apiKey().isEmpty()) {
            return;
        }
        String told = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] wanted = ("Bearer " + options.apiKey().get()).getBytes(StandardCharsets.UTF_8);
        if (told == null || !MessageDigest.isEqual(wanted, told.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(401, "invalid_api_key", "expected the server's API key as Authorization: Bearer …");
        }
    }

    /// Takes no more requests and waits for those that are being answered, as long as the options allow.
    @Override
    public void close() {
        stopping = true;
        try {
            engine.stop(options.limits().patience());
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close();
        http.stop(1);
        clock.shutdownNow();
    }
}
