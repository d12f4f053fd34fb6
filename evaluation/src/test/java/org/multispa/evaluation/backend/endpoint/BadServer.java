package org.multispa.evaluation.backend.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.geometry.SeededHash;

/// A server that speaks OpenAI's chat interface and misbehaves in all ways that real ones do, by hash of
/// question and attempt. It is busy when it has more to do than it can, and in storms. A question that was
/// treated badly five times is answered.
final class BadServer implements AutoCloseable {
    private static final Pattern QUESTION = Pattern.compile("Question ([^ ?]+)\\?");
    private static final int WORST = 5;
    private static final int CAPACITY = 24;
    private static final int STORM_EVERY = 1000;
    private static final int STORM = 30;

    /// Of those that cost time: hanging and endless answers.
    private static final int MOST_DEAR = 6;

    static {
        // Read once, when the first server of a process starts: answers do not wait for acknowledgements.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int HUGE = Endpoint.MOST_BYTES + 1;

    /// What may happen to a request; the first is the one wanted.
    enum Mood {
        ANSWER,
        BUSY,
        BUSY_FOR_SECONDS,
        BUSY_UNTIL,
        UNAVAILABLE,
        LATE,
        ERROR,
        BAD_GATEWAY,
        HANG,
        HALF_JSON,
        HALF_BODY,
        HUGE_BODY,
        EMPTY,
        PAGE,
        RESET
    }

    /// What goes wrong whatever the server has to do.
    private static final List<Mood> BAD = List.of(
            Mood.LATE,
            Mood.LATE,
            Mood.ERROR,
            Mood.BAD_GATEWAY,
            Mood.HANG,
            Mood.HALF_JSON,
            Mood.HALF_BODY,
            Mood.HUGE_BODY,
            Mood.EMPTY,
            Mood.PAGE,
            Mood.RESET);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> replies;
    private final Duration hang;
    private final int badShare;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Mood, AtomicInteger> moods = new EnumMap<>(Mood.class);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();

    /// @param replies by question
    /// @param badShare how many of a hundred requests go wrong
    /// @param hang how long a request hangs that does
    BadServer(Map<String, String> replies, int badShare, Duration hang) throws IOException {
        this.replies = replies;
        this.badShare = badShare;
        this.hang = hang;
        for (Mood mood : Mood.values()) {
            moods.put(mood, new AtomicInteger());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int answers() {
        return answered.size();
    }

    int count(Mood mood) {
        return moods.getOrDefault(mood, new AtomicInteger()).get();
    }

    int mostInside() {
        return mostInside.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher question = QUESTION.matcher(body);
            if (!question.find() || !body.contains("data:image/jpeg;base64,")) {
                send(exchange, 400, "{\"error\":{\"message\":\"no question\"}}");
                return;
            }
            String id = question.group(1);
            int times = asked.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            Mood mood = mood(id, times, requests.incrementAndGet());
            moods.getOrDefault(mood, new AtomicInteger()).incrementAndGet();
            answer(exchange, id, mood);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
    }

    private Mood mood(String id, int times, int request) {
        if (request % STORM_EVERY < STORM || inside.get() > CAPACITY) {
            return List.of(Mood.BUSY, Mood.BUSY_FOR_SECONDS, Mood.BUSY_UNTIL).get(request % 3);
        }
        SeededHash hash = SeededHash.of(7).with(id).with(times);
        if (times > WORST || hash.between(0, 100) >= badShare) {
            return request % 500 == 499 ? Mood.UNAVAILABLE : Mood.ANSWER;
        }
        Mood mood = BAD.get((int) hash.with("which").between(0, BAD.size()));
        boolean dear = mood == Mood.HANG || mood == Mood.HUGE_BODY;
        return dear && count(mood) >= MOST_DEAR ? Mood.LATE : mood;
    }

    private void answer(HttpExchange exchange, String id, Mood mood) throws IOException, InterruptedException {
        String reply = reply(id);
        switch (mood) {
            case ANSWER -> succeed(exchange, id, reply);
            case LATE -> {
                Thread.sleep(20);
                succeed(exchange, id, reply);
            }
            case BUSY -> send(exchange, 429, "{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit\"}}");
            case BUSY_FOR_SECONDS -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 429, "{\"error\":\"slow down\"}");
            }
            case BUSY_UNTIL -> {
                exchange.getResponseHeaders().set("Retry-After", inTwoSeconds());
                send(exchange, 429, "slow down");
            }
            case UNAVAILABLE -> send(exchange, 503, "");
            case ERROR -> send(exchange, 500, "<html>oops</html>");
            case BAD_GATEWAY -> send(exchange, 502, "bad gateway");
            case HANG -> Thread.sleep(hang);
            case HALF_JSON -> send(exchange, 200, reply.substring(0, reply.length() / 2));
            case HALF_BODY -> {
                byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                throw new IOException("hangs up");
            }
            case HUGE_BODY -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[HUGE]);
            }
            case EMPTY -> send(exchange, 200, "");
            case PAGE -> send(exchange, 200, "<html><body>please log in</body></html>");
            case RESET -> throw new IOException("hangs up at once");
        }
    }

    private static String inTwoSeconds() {
        return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
                .format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
    }

    private String reply(String id) {
        return """
                {"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",\
                "message":{"role":"assistant","content":"%s"}}],\
                "usage":{"prompt_tokens":100,"completion_tokens":5,"total_tokens":105}}
                """.formatted(replies.getOrDefault(id, "none"));
    }

    private void succeed(HttpExchange exchange, String id, String reply) throws IOException {
        answered.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
        send(exchange, 200, reply);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
