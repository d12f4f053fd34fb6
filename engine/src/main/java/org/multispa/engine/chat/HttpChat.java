package org.multispa.engine.chat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.multispa.files.http.BoundedBody;
import org.multispa.files.http.RetryAfter;
import org.multispa.geometry.SeededHash;

/// Speaks to an OpenAI-compatible endpoint over HTTP.
///
/// What may pass by itself is tried again: a busy server (408, 425, 429, 5xx), a connection that breaks, a
/// time-out, an answer that is no chat reply. The pause before the next attempt is what `Retry-After` asks for,
/// else a second, doubled with each attempt and shortened by up to a half by hash; a server that asks for more
/// than two minutes is given up. Redirects are not followed, so that the key goes nowhere else. An answer of more
/// than 4 MiB is refused.
public final class HttpChat implements ChatEndpoint, AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    /// Something that waits.
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final ChatSettings settings;
    private final URI address;
    private final Clock clock;
    private final Pause pause;
    private final HttpClient client;
    private final AtomicLong replies = new AtomicLong();

    public HttpChat(ChatSettings settings) {
        this(settings, Clock.systemUTC(), Thread::sleep);
    }

    HttpChat(ChatSettings settings, Clock clock, Pause pause) {
        this.settings = settings;
        this.address = settings.address();
        this.clock = clock;
        this.pause = pause;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /// How one attempt ended.
    private sealed interface Outcome {
        record Reply(String text) implements Outcome {}

        /// @param after how long the server asks to wait
        record Again(String reason, Optional<Duration> after) implements Outcome {}
    }

    @Override
    public String reply(List<ChatMessage> messages) throws ChatException, InterruptedException {
        HttpRequest request = request(messages);
        SeededHash hash = SeededHash.of(replies.getAndIncrement()).with(settings.model());
        for (int attempt = 1; ; attempt++) {
            switch (attempt(request)) {
                case Outcome.Reply(String text) -> {
                    return text;
                }
                case Outcome.Again(String reason, Optional<Duration> after) -> {
                    if (attempt == settings.attempts()) {
                        throw failure(reason + "; gave up after " + attempt + " attempts");
                    }
                    Duration wait = after.orElse(backoff(attempt, hash.with(attempt)));
                    if (wait.compareTo(LONGEST_PAUSE) > 0) {
                        throw failure(reason + "; it asks to wait " + wait.toSeconds() + " s, try again then");
                    }
                    pause.of(wait);
                }
            }
        }
    }

    /// Frees the connections.
    @Override
    public void close() {
        client.shutdownNow();
    }

    static Duration backoff(int attempt, SeededHash hash) {
        double doubled = (double) FIRST_PAUSE.toMillis() * Math.pow(2, attempt - 1.0);
        double bounded = Math.min(doubled, (double) LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(Math.round(bounded * hash.between(0.5, 1)));
    }

    private HttpRequest request(List<ChatMessage> messages) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "multispa")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        ChatJson.request(settings.model(), settings.temperature(), messages)));
        if (settings.key().isGiven()) {
            request.header("Authorization", "Bearer " + settings.key().value());
        }
        return request.build();
    }

    private Outcome attempt(HttpRequest request) throws ChatException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, _ -> new BoundedBody(MOST_BYTES));
        try {
            return outcome(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return again("no whole answer within " + settings.timeout().toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return outcome(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome outcome(Throwable failure) throws ChatException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLong tooLong) {
                throw failure(tooLong.getMessage() + ", which is no chat reply");
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                throw failure("there is no such host");
            }
        }
        return switch (failure) {
            case java.net.http.HttpTimeoutException _ ->
                again("no answer within " + settings.timeout().toMillis() / 1000.0 + " s");
            case ConnectException _ -> again("nobody answers there");
            case IOException broken -> again("the connection broke: " + broken.getMessage());
            default -> throw failure(String.valueOf(failure));
        };
    }

    private Outcome outcome(HttpResponse<byte[]> response) throws ChatException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return ChatJson.reply(response.body())
                    .<Outcome>map(Outcome.Reply::new)
                    .orElseGet(() -> again("expected a chat reply, found: " + ChatJson.problem(response.body())));
        }
        String said = "HTTP " + status + ": " + ChatJson.problem(response.body());
        if (status == 408 || status == 425 || status == 429 || status / 100 == 5) {
            return new Outcome.Again(
                    said,
                    response.headers()
                            .firstValue("Retry-After")
                            .flatMap(header -> RetryAfter.parse(header, clock.instant())));
        }
        throw failure(said + advice(status, response));
    }

    private String advice(int status, HttpResponse<byte[]> response) {
        return switch (status) {
            case 401, 403 ->
                settings.key().isGiven()
                        ? "; the key in " + settings.key().source() + " is not accepted"
                        : "; no key was sent, put one into " + settings.key().source();
            case 404, 405 ->
                "; check the address, which usually ends in /v1, and the model's name '" + settings.model() + "'";
            case 301, 302, 303, 307, 308 ->
                "; it redirects to "
                        + response.headers().firstValue("Location").orElse("an address that it does not name")
                        + ", give that address if you trust it";
            default -> "";
        };
    }

    private static Outcome again(String reason) {
        return new Outcome.Again(reason, Optional.empty());
    }

    private ChatException failure(String reason) {
        return new ChatException(settings.key()
                .hiddenIn(address.getScheme() + "://" + address.getAuthority() + address.getPath() + ": " + reason));
    }
}
