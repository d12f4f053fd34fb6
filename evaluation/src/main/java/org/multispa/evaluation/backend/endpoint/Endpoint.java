package org.multispa.evaluation.backend.endpoint;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.files.http.BoundedBody;
import org.multispa.geometry.SeededHash;

/// A model behind an OpenAI-compatible endpoint: OpenAI's own, vLLM, LMDeploy, `multispa serve`.
///
/// What may pass by itself is tried again: a busy server (429, 503), other failures of its own (5xx),
/// time-outs, broken connections, answers that are no chat reply. A busy server that says for how long is left
/// alone for that time by all questions. Where nothing can come of going on, [BackendDown] is thrown: at a key,
/// model or address that is not accepted, at a spent quota, at a server that asks for more patience than there
/// is, and after some questions one after the other got no answer. Redirects are not followed, so that the key
/// goes nowhere else.
public final class Endpoint implements Backend {
    /// The most that is read of a response.
    static final int MOST_BYTES = 4 << 20;

    /// So many questions in a row without an answer, each after all its attempts, and the server is taken for
    /// gone.
    static final int MOST_FAILURES = 20;

    private final EndpointSettings settings;
    private final Pace pace;
    private final AdaptiveLimit limit;
    private final HttpClient client;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<String> down = new AtomicReference<>("");
    private volatile boolean hasAnswered;

    public Endpoint(EndpointSettings settings) {
        this(settings, Pace.REAL);
    }

    Endpoint(EndpointSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        this.limit = new AdaptiveLimit(settings.mostAtOnce(), pace);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience().timeout())
                .build();
    }

    /// As the endpoint calls it.
    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public SortedMap<String, Object> parameters() {
        return settings.parameters();
    }

    @Override
    public int concurrency() {
        return limit.limit();
    }

    @Override
    public Reply ask(Ask question) throws IOException, InterruptedException {
        HttpRequest request = request(question);
        SeededHash jitter = SeededHash.of(0).with("pause").with(question.id());
        long begun = pace.nanos();
        int failed = 0;
        for (int attempt = 1; ; attempt++) {
            AdaptiveLimit.Permit permit = permit();
            switch (attempt(request)) {
                case Attempt.Answered(ReplyJson.Said said) -> {
                    limit.answered(permit);
                    hasAnswered = true;
                    failures.set(0);
                    return reply(said, permit);
                }
                case Attempt.Busy(String reason, Optional<Duration> after) -> {
                    Optional<Duration> asked = after.filter(this::isWithinPatience);
                    limit.troubled(permit, asked);
                    requirePatience(reason, after, Duration.ofNanos(pace.nanos() - begun));
                    if (asked.filter(Duration::isPositive).isEmpty()) {
                        pace.sleep(Patience.pause(attempt, jitter));
                    }
                }
                case Attempt.Broken(String reason, boolean overloaded) -> {
                    if (overloaded) {
                        limit.troubled(permit, Optional.empty());
                    } else {
                        limit.ended();
                    }
                    failed++;
                    if (failed >= settings.patience().attempts()) {
                        throw gaveUp(reason + "; gave up after " + failed + " failed attempts");
                    }
                    pace.sleep(Patience.pause(failed, jitter));
                }
                case Attempt.Refused(String reason) -> {
                    limit.ended();
                    throw new IOException(told(reason));
                }
                case Attempt.Closed(String reason) -> {
                    limit.ended();
                    throw hasAnswered ? new IOException(told(reason)) : stop(reason + advice());
                }
                case Attempt.Over(String reason) -> {
                    limit.ended();
                    throw stop(reason);
                }
            }
        }
    }

    private AdaptiveLimit.Permit permit() throws IOException, InterruptedException {
        AdaptiveLimit.Permit permit = limit.acquire();
        String reason = down.get();
        if (!reason.isEmpty()) {
            limit.ended();
            throw new BackendDown(reason);
        }
        return permit;
    }

    private HttpRequest request(Ask question) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                .timeout(settings.patience().timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "multispa")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        RequestJson.of(settings.model(), settings.style(), question)));
        if (settings.key().isGiven()) {
            request.header("Authorization", "Bearer " + settings.key().value());
        }
        return request.build();
    }

    private Attempt attempt(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, _ -> new BoundedBody(MOST_BYTES));
        try {
            Duration timeout = settings.patience().timeout();
            return Attempt.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), pace.now());
        } catch (TimeoutException e) {
            return Attempt.of(e, settings.patience(), hasAnswered);
        } catch (ExecutionException e) {
            return Attempt.of(Objects.requireNonNullElse(e.getCause(), e), settings.patience(), hasAnswered);
        } catch (InterruptedException e) {
            limit.ended();
            throw e;
        } finally {
            answer.cancel(true);
        }
    }

    private Reply reply(ReplyJson.Said said, AdaptiveLimit.Permit permit) {
        OptionalDouble cost = settings.prices()
                .map(prices -> OptionalDouble.of(prices.of(said.inputTokens(), said.outputTokens())))
                .orElse(OptionalDouble.empty());
        long millis = Math.max(0, TimeUnit.NANOSECONDS.toMillis(pace.nanos() - permit.begun()));
        return new Reply(said.text(), new Usage(said.inputTokens(), said.outputTokens(), cost, millis));
    }

    private boolean isWithinPatience(Duration wait) {
        return wait.compareTo(settings.patience().busy()) <= 0;
    }

    private void requirePatience(String reason, Optional<Duration> after, Duration spent) throws IOException {
        Duration patience = settings.patience().busy();
        if (after.isPresent() && !isWithinPatience(after.get())) {
            throw stop(reason + "; it asks to wait " + after.get().toSeconds() + " s, more than the "
                    + patience.toSeconds() + " s there is patience for");
        }
        if (spent.compareTo(patience) > 0) {
            throw gaveUp(reason + "; it was busy for " + spent.toSeconds() + " s");
        }
    }

    private IOException gaveUp(String reason) {
        if (failures.incrementAndGet() >= MOST_FAILURES) {
            return stop(reason + "; the last " + MOST_FAILURES + " questions got no answer");
        }
        return new IOException(told(reason));
    }

    private BackendDown stop(String reason) {
        String told = told(reason) + "; the same command goes on from here";
        down.compareAndSet("", told);
        return new BackendDown(told);
    }

    private String advice() {
        String key = settings.key().isGiven()
                ? "the key in " + settings.key().source() + " was sent"
                : "no key was sent, as " + settings.key().source() + " is not set";
        return "; " + key + "; check it, the address, which usually ends in /v1, and the model's name '"
                + settings.model() + "'";
    }

    private String told(String reason) {
        return settings.key().hiddenIn(settings.place() + ": " + reason);
    }

    /// Frees the connections.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
