package org.multispa.model.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.multispa.images.RgbImage;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.assistant.Question;
import org.multispa.model.chat.PromptException;
import org.multispa.model.serve.Job.Event;

/// `POST /v1/chat/completions`.
final class ChatHandler {
    private static final int KIB = 1024;
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);

    private final Assistant assistant;
    private final Engine engine;
    private final ServeOptions options;
    private final RequestParser parser;
    private final RequestImages images;
    private final Semaphore memory;

    ChatHandler(Assistant assistant, Engine engine, ServeOptions options) throws IOException {
        this.assistant = assistant;
        this.engine = engine;
        this.options = options;
        this.parser = new RequestParser(options);
        this.images = new RequestImages(options.imageRoot(), options.limits());
        this.memory = new Semaphore((int) Math.min(Integer.MAX_VALUE, options.limits().inFlightBytes() / KIB));
    }

    /// @param arrived run once the whole request is here
    void handle(HttpExchange exchange, Runnable arrived) throws IOException, Refusal, InterruptedException {
        requireJson(exchange);
        Hold hold = new Hold();
        try {
            byte[] body = body(exchange, hold);
            arrived.run();
            ChatRequest request = parser.parse(body);
            Job job = new Job(prepared(request, hold), request.options());
            engine.submit(job);
            Json json = new Json(
                    options.name(), "chatcmpl-" + UUID.randomUUID(), System.currentTimeMillis() / 1000);
            if (request.stream()) {
                stream(exchange, job, json, request.usage());
            } else {
                whole(exchange, job, json);
            }
        } finally {
            hold.release();
        }
    }

    /// A page in a browser cannot send this kind of body without asking first, and asking is refused.
    private static void requireJson(HttpExchange exchange) throws Refusal {
        String kind = exchange.getRequestHeaders().getFirst("Content-Type");
        if (kind == null || !kind.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Refusal(415, "unsupported_media_type", "expected Content-Type: application/json");
        }
    }

    private byte[] body(HttpExchange exchange, Hold hold) throws IOException, Refusal {
        int most = options.limits().bodyBytes();
        String told = exchange.getRequestHeaders().getFirst("Content-Length");
        if (told != null && (told.length() > 12 || Long.parseLong(told) > most)) {
            throw new Refusal(413, "too_large", "expected a body of at most " + most + " bytes, found " + told);
        }
        hold.take(told == null ? most : Long.parseLong(told));
        byte[] body = exchange.getRequestBody().readNBytes(most + 1);
        if (body.length > most) {
            throw new Refusal(413, "too_large", "expected a body of at most " + most + " bytes");
        }
        return body;
    }

    private Prepared prepared(ChatRequest request, Hold hold) throws Refusal {
        List<RgbImage> loaded = new ArrayList<>();
        for (String url : request.images()) {
            RgbImage image = images.load(url);
            hold.take(image.rgb().length);
            loaded.add(image);
        }
        Prepared prepared;
        try {
            prepared = assistant.prepare(new Question(request.turns(), loaded, request.system()));
        } catch (PromptException e) {
            throw Refusal.badRequest("invalid_messages", e.getMessage());
        }
        prepared.images().forEach(tiles -> hold.take(tiles.pixels().length));
        int most = assistant.model().config().language().maxPositions();
        if (prepared.tokens() >= most) {
            throw Refusal.badRequest(
                    "context_length_exceeded",
                    "the conversation has " + prepared.tokens() + " tokens, the model reads at most " + most);
        }
        return prepared;
    }

    private static void whole(HttpExchange exchange, Job job, Json json)
            throws IOException, Refusal, InterruptedException {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (job.next()) {
                case Event.Piece(String more) -> text.append(more);
                case Event.Failed(Refusal refusal) -> throw refusal;
                case Event.Ended end -> {
                    Http.send(exchange, 200, json.completion(text.toString(), end));
                    return;
                }
            }
        }
    }

    private static void stream(HttpExchange exchange, Job job, Json json, boolean usage)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            event(out, json.firstChunk());
            while (true) {
                switch (job.next()) {
                    case Event.Piece(String more) -> event(out, json.chunk(more));
                    case Event.Failed(Refusal refusal) -> {
                        event(out, Json.error(refusal));
                        return;
                    }
                    case Event.Ended end -> {
                        event(out, json.lastChunk(end.reason()));
                        if (usage) {
                            event(out, json.usageChunk(end));
                        }
                        out.write(DONE);
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            job.cancel();
            throw e;
        }
    }

    private static void event(OutputStream out, byte[] json) throws IOException {
        out.write(DATA);
        out.write(json);
        out.write(END);
        out.flush();
    }

    /// Memory that a request takes from what all together may have.
    private final class Hold {
        private int held;

        /// @throws RequestsFull if there is not as much left
        void take(long bytes) {
            int more = (int) Math.min(Integer.MAX_VALUE, bytes / KIB + 1);
            if (!memory.tryAcquire(more)) {
                throw new RequestsFull();
            }
            held += more;
        }

        void release() {
            memory.release(held);
        }
    }

    /// All requests together hold as much memory as they may.
    static final class RequestsFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RequestsFull() {
            super("other requests hold all the memory there is for them; try again later");
        }
    }
}
