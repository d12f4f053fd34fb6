package org.multispa.model.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.request.ApiError;
import org.multispa.model.serve.request.QuestionMaker;

/// Serves a model over HTTP with OpenAI's chat interface: `POST /v1/chat/completions`, `GET /v1/models` and
/// `GET /health`. Greedy answers do not depend on what else is being answered.
public final class ChatServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ServeSettings settings;
    private final Consumer<Throwable> failures;
    private final AnswerEngine engine;
    private final Alarm alarm = new Alarm();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InFlight inFlight = new InFlight();
    private final Gate gate;
    private final ChatHandler chat;
    private final HttpServer server;
    private final long started = Instant.now().getEpochSecond();
    private volatile boolean stopping;

    private ChatServer(
            HttpServer server,
            Assistant assistant,
            QuestionMaker questions,
            ServeSettings settings,
            Consumer<Throwable> failures) {
        this.server = server;
        this.settings = settings;
        this.failures = failures;
        engine = new AnswerEngine(assistant, settings.batch(), settings.queue(), failures);
        gate = new Gate(settings);
        chat = new ChatHandler(engine, questions, settings, () -> stopping);
    }

    /// Starts to serve. The assistant stays the caller's to close, after the server.
    ///
    /// @param failures told what went wrong inside, which clients are not
    /// @throws IOException if the address cannot be listened at, or there is no such folder of images
    public static ChatServer start(Assistant assistant, ServeSettings settings, Consumer<Throwable> failures)
            throws IOException {
        QuestionMaker questions =
                new QuestionMaker(assistant, settings.images(), settings.mostTokens(), settings.limits());
        HttpServerProperties.set(settings.limits());
        HttpServer http = HttpServer.create(settings.address(), BACKLOG);
        ChatServer server = new ChatServer(http, assistant, questions, settings, failures);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// How many answers are being computed.
    public int running() {
        return engine.running();
    }

    /// How many requests wait for their turn.
    public int queued() {
        return engine.waiting();
    }

    private void handle(HttpExchange exchange) throws IOException {
        inFlight.begin();
        try (Caller caller = new Caller(exchange, settings.limits(), alarm)) {
            try {
                route(caller);
            } catch (ApiError e) {
                refuse(caller, e);
            } catch (IOException e) {
                caller.abort();
            } catch (InterruptedException e) {
                caller.abort();
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                failures.accept(e);
                refuse(caller, ApiError.failed());
            }
        } finally {
            inFlight.end();
        }
    }

    private static void refuse(Caller caller, ApiError error) {
        try {
            if (caller.began()) {
                caller.abort();
            } else {
                caller.send(error.status(), error.headers(), ChatJson.error(error));
            }
        } catch (IOException e) {
            caller.abort();
        }
    }

    private void route(Caller caller) throws ApiError, IOException, InterruptedException {
        gate.requireHost(caller);
        String path = caller.path();
        if (stopping) {
            throw ApiError.stopping();
        }
        if (path.equals("/health")) {
            Gate.requireMethod(caller, "GET");
            caller.send(200, Map.of(), ChatJson.health(engine.running(), engine.waiting()));
            return;
        }
        gate.requireKey(caller);
        if (path.equals("/v1/chat/completions")) {
            Gate.requireMethod(caller, "POST");
            chat.handle(caller);
        } else if (path.equals("/v1/models")) {
            Gate.requireMethod(caller, "GET");
            caller.send(200, Map.of(), ChatJson.models(List.of(settings.model()), started));
        } else if (path.equals("/v1/models/" + settings.model())) {
            Gate.requireMethod(caller, "GET");
            caller.send(200, Map.of(), ChatJson.model(settings.model(), started));
        } else {
            throw ApiError.refused(
                    404,
                    "not_found",
                    "expected /v1/chat/completions, /v1/models or /health; there is nothing else here");
        }
    }

    /// Takes no new requests, lets those under way end, and stops. Those that take longer are given up.
    ///
    /// @return whether all ended in time
    public boolean stop(Duration limit) {
        stopping = true;
        boolean ended = inFlight.awaitNone(limit);
        engine.close();
        inFlight.awaitNone(LAST_WORDS);
        threads.shutdownNow();
        server.stop(0);
        alarm.close();
        return ended;
    }

    /// Stops at once.
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
