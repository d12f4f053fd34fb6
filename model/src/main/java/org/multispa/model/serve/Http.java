package org.multispa.model.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/// Sends answers that are known as a whole.
final class Http {
    private Http() {}

    static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(json);
        }
    }

    static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.status() == 429 || refusal.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        send(exchange, refusal.status(), Json.error(refusal));
    }
}
