package org.multispa.testing.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The browser's own protocol: commands with answers, and events, as JSON over one web socket.
final class DevTools implements AutoCloseable {
    private static final long SECONDS = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong commands = new AtomicLong();
    private final BiConsumer<String, JsonNode> events;
    private final WebSocket socket;

    /// @param events takes the name and parameters of each event, one after the other
    DevTools(URI address, BiConsumer<String, JsonNode> events) throws IOException {
        this.events = events;
        socket = await(client.newWebSocketBuilder().buildAsync(address, new Messages()));
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                JsonNode whole = JsonMapper.shared().readTree(message.toString());
                message.setLength(0);
                take(whole);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            waiting.values().forEach(one -> one.completeExceptionally(error));
        }
    }

    private void take(JsonNode message) {
        if (!message.has("id")) {
            events.accept(message.path("method").asString(), message.path("params"));
            return;
        }
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asLong());
        if (answer != null && message.has("error")) {
            answer.completeExceptionally(new IOException(message.path("error").toString()));
        } else if (answer != null) {
            answer.complete(message.path("result"));
        }
    }

    /// Gives a command and waits for its answer.
    ///
    /// @param session of a page, or empty for the browser itself
    JsonNode send(String session, String method, Map<String, ?> parameters) throws IOException {
        long id = commands.incrementAndGet();
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("id", id);
        command.put("method", method);
        command.put("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        await(socket.sendText(JsonMapper.shared().writeValueAsString(command), true));
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser did not do as it was told: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the browser", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
