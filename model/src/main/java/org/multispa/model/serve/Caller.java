package org.multispa.model.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.multispa.model.serve.request.ApiError;
import org.multispa.model.serve.request.MemoryBudget;
import org.multispa.model.serve.request.RequestLimits;

/// The client of one request: what it sends, within limits of size and time, and what it is answered.
final class Caller implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    /// What a byte of a body becomes: itself, its text while that is read and afterwards, and what is decoded from it.
    private static final int COPIES = 5;

    /// What is still read of a refused body, so that the client comes to read the refusal.
    private static final long MOST_DISCARDED = 128L << 20;

    private static final Duration DISCARD_TIME = Duration.ofSeconds(1);

    private final HttpExchange exchange;
    private final RequestLimits limits;
    private final Alarm alarm;
    private Thread reader = Thread.currentThread();
    private boolean bodyEnded;
    private boolean stuck;
    private boolean discarded;
    private boolean began;
    private boolean aborted;

    Caller(HttpExchange exchange, RequestLimits limits, Alarm alarm) {
        this.exchange = exchange;
        this.limits = limits;
        this.alarm = alarm;
        bodyEnded = !hasHeader("Transfer-Encoding") && header("Content-Length").matches("0*");
    }

    private boolean hasHeader(String name) {
        return exchange.getRequestHeaders().containsKey(name);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
    }

    /// A header of the request; empty if there is none.
    String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    /// The body of the request.
    ///
    /// @param memory from which its bytes, and what becomes of them, are taken
    /// @throws ApiError 413 if it is too large, 408 if it does not arrive in time, 400 if it breaks off
    byte[] body(MemoryBudget.Share memory) throws ApiError {
        String declared = header("Content-Length");
        if (declared.length() > 18 || (!declared.isEmpty() && Long.parseLong(declared) > limits.bodyBytes())) {
            throw tooLarge();
        }
        FutureTask<byte[]> reading = new FutureTask<>(() -> readAll(memory));
        reader = Thread.ofVirtual().start(reading);
        try {
            byte[] body = reading.get(limits.bodyTime().toMillis(), TimeUnit.MILLISECONDS);
            bodyEnded = true;
            return body;
        } catch (TimeoutException e) {
            stuck = true;
            throw ApiError.refused(
                    408,
                    "slow_body",
                    "expected the body within " + limits.bodyTime().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiError refused) {
                throw refused;
            }
            throw ApiError.invalid("truncated_body", "the body broke off before its end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiError.stopping();
        }
    }

    private byte[] readAll(MemoryBudget.Share memory) throws IOException, ApiError {
        InputStream in = exchange.getRequestBody();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (body.size() + read > limits.bodyBytes()) {
                throw tooLarge();
            }
            memory.take((long) COPIES * read);
            body.write(piece, 0, read);
        }
        return body.toByteArray();
    }

    private ApiError tooLarge() {
        return ApiError.refused(
                413, "request_too_large", "expected a body of at most " + limits.bodyBytes() + " bytes");
    }

    /// Whether a status has been sent.
    boolean began() {
        return began;
    }

    /// A whole answer.
    void send(int status, Map<String, String> headers, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!bodyEnded) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        began = true;
        alarm.within(limits.writeTime(), () -> {
            boolean isHead = method().equals("HEAD");
            exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
            if (!isHead) {
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            }
        });
    }

    /// Begins an answer of unknown length.
    void begin(String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        began = true;
        alarm.within(limits.writeTime(), () -> exchange.sendResponseHeaders(200, 0));
    }

    /// Writes more of an answer that has begun, at once.
    ///
    /// @throws IOException if the client has gone, or takes too long to read it
    void write(String text) throws IOException {
        alarm.within(limits.writeTime(), () -> {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /// Lets the answer end in the middle, so that the client does not take it for a whole one.
    void abort() {
        aborted = true;
    }

    /// Ends the exchange. What the client is still sending is read and thrown away for a short time.
    ///
    /// @throws IOException if the connection must be closed because its state is not known
    @Override
    public void close() throws IOException {
        if (!bodyEnded) {
            discardBody();
        }
        if (aborted || !began || !bodyEnded) {
            throw new IOException("the exchange was given up");
        }
        alarm.within(limits.writeTime(), exchange.getResponseBody()::close);
    }

    private void discardBody() {
        try {
            if (!stuck) {
                reader = Thread.ofVirtual().start(this::discard);
                reader.join(DISCARD_TIME);
            }
            // One that still waits for the client lets the connection go when it is interrupted.
            reader.interrupt();
            reader.join();
            bodyEnded = discarded;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void discard() {
        try {
            InputStream in = exchange.getRequestBody();
            byte[] piece = new byte[PIECE];
            long left = MOST_DISCARDED;
            int read = in.read(piece);
            while (read >= 0 && left > 0) {
                left -= read;
                read = in.read(piece);
            }
            discarded = read < 0;
        } catch (IOException e) {
            // The client has gone, which ends the exchange as well.
        }
    }
}
