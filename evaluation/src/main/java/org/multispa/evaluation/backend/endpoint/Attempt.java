package org.multispa.evaluation.backend.endpoint;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.multispa.files.http.RetryAfter;

/// How one attempt at a question ended.
sealed interface Attempt {
    /// The model answered.
    record Answered(ReplyJson.Said said) implements Attempt {}

    /// The server has no time now.
    ///
    /// @param after how long it asks to wait
    record Busy(String reason, Optional<Duration> after) implements Attempt {}

    /// Something went wrong that may pass by itself.
    ///
    /// @param overloaded whether fewer requests at once may help
    record Broken(String reason, boolean overloaded) implements Attempt {}

    /// The server does not answer this question.
    record Refused(String reason) implements Attempt {}

    /// The server answers no question as long as it has not answered one: wrong key, model or address.
    record Closed(String reason) implements Attempt {}

    /// The server will not answer for now, whatever it did before.
    record Over(String reason) implements Attempt {}

    /// Of a response that arrived.
    static Attempt of(HttpResponse<byte[]> response, Instant now) {
        int status = response.statusCode();
        ReplyJson.Problem problem = ReplyJson.problem(response.body());
        if (status / 100 == 2) {
            return ReplyJson.read(response.body())
                    .<Attempt>map(Answered::new)
                    .orElseGet(() -> new Broken("expected a chat reply, found: " + problem.text(), false));
        }
        String said = "HTTP " + status + (problem.text().isEmpty() ? "" : ": " + problem.text());
        return switch (status) {
            case 429 ->
                problem.code().equals("insufficient_quota")
                        ? new Over(said)
                        : new Busy(said, wait(response.headers(), now));
            case 503, 529 -> new Busy(said, wait(response.headers(), now));
            case 408, 425, 504 -> new Broken(said, true);
            case 402 -> new Over(said);
            case 401, 403, 404, 405 -> new Closed(said);
            case 301, 302, 303, 307, 308 ->
                new Closed(said + "; it redirects to "
                        + response.headers().firstValue("Location").orElse("an address that it does not name")
                        + ", give that address if you trust it");
            default -> status / 100 == 5 ? new Broken(said, false) : new Refused(said);
        };
    }

    private static Optional<Duration> wait(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header, now));
    }

    /// Of one that did not arrive.
    ///
    /// @param reached whether the server was reached before
    static Attempt of(Throwable failure, Patience patience, boolean reached) {
        if (has(failure, UnknownHostException.class, UnresolvedAddressException.class)) {
            String reason = "there is no such host";
            return reached ? new Broken(reason, false) : new Closed(reason);
        }
        if (has(failure, HttpTimeoutException.class, TimeoutException.class)) {
            return new Broken("no whole answer within " + patience.timeout().toMillis() / 1000.0 + " s", true);
        }
        if (has(failure, ConnectException.class)) {
            return new Broken("nobody answers there", false);
        }
        return new Broken("the connection broke: " + failure.getMessage(), false);
    }

    private static boolean has(Throwable failure, Class<?>... kinds) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Class<?> kind : kinds) {
                if (kind.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
