package org.multispa.model.serve;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.multispa.model.serve.request.ApiError;
import org.multispa.model.serve.request.ChatRequest;
import org.multispa.model.serve.request.ChatRequestReader;
import org.multispa.model.serve.request.MemoryBudget;
import org.multispa.model.serve.request.QuestionMaker;
import org.multispa.model.serve.request.RequestLimits;

/// `POST /v1/chat/completions`: reads a request, has it answered and writes the answer, whole or piece by piece.
final class ChatHandler {
    private static final String EVENTS = "text/event-stream; charset=utf-8";

    private final AnswerEngine engine;
    private final QuestionMaker questions;
    private final String model;
    private final RequestLimits limits;
    private final ChatRequestReader reader;
    private final MemoryBudget memory;
    private final BooleanSupplier stopping;
    private final AtomicLong count = new AtomicLong();
    private final String idStart = "chatcmpl-" + Long.toHexString(Instant.now().toEpochMilli()) + "-";

    /// @param stopping whether no new answers are begun
    ChatHandler(AnswerEngine engine, QuestionMaker questions, ServeSettings settings, BooleanSupplier stopping) {
        this.engine = engine;
        this.questions = questions;
        this.model = settings.model();
        this.limits = settings.limits();
        this.reader = new ChatRequestReader(limits);
        this.memory = new MemoryBudget(limits.memoryBytes());
        this.stopping = stopping;
    }

    /// Answers one request.
    ///
    /// @throws ApiError if it is refused, or fails before anything has been written
    /// @throws IOException if the client has gone, or it fails when something has been written
    void handle(Caller caller) throws ApiError, IOException, InterruptedException {
        requireJson(caller);
        try (MemoryBudget.Share share = memory.share()) {
            ChatRequest request = reader.read(caller.body(share));
            if (!request.model().equals(model)) {
                throw ApiError.refused(
                        404,
                        "model_not_found",
                        "no model of that name here; '" + model + "' is the one that is served");
            }
            if (stopping.getAsBoolean()) {
                throw ApiError.stopping();
            }
            Job job;
            try (AnswerEngine.Place place = engine.place()) {
                QuestionMaker.Made made = questions.make(request, share);
                job = new Job(made.question(), made.options(), request.stream());
                place.hand(job);
            }
            answer(job, request, caller);
        }
    }

    private void answer(Job job, ChatRequest request, Caller caller)
            throws ApiError, IOException, InterruptedException {
        ChatJson json =
                new ChatJson(idStart + count.incrementAndGet(), Instant.now().getEpochSecond(), model);
        try {
            if (request.stream()) {
                stream(job, json, request.usage(), caller);
            } else {
                whole(job, json, caller);
            }
        } finally {
            job.cancel();
        }
    }

    private void whole(Job job, ChatJson json, Caller caller) throws ApiError, IOException, InterruptedException {
        while (true) {
            Optional<AnswerEvent> event = job.next(limits.heartbeat());
            if (event.isEmpty()) {
                // White space before the JSON, which every reader skips.
                if (!caller.began()) {
                    caller.begin("application/json");
                }
                caller.write(" ");
                continue;
            }
            switch (event.get()) {
                case AnswerEvent.Piece _ -> {}
                case AnswerEvent.Failed(ApiError error) -> throw error;
                case AnswerEvent.Ended ended -> {
                    if (caller.began()) {
                        caller.write(json.whole(ended));
                    } else {
                        caller.send(200, Map.of(), json.whole(ended));
                    }
                    return;
                }
            }
        }
    }

    private void stream(Job job, ChatJson json, boolean usage, Caller caller)
            throws ApiError, IOException, InterruptedException {
        boolean told = false;
        while (true) {
            Optional<AnswerEvent> event = job.next(limits.heartbeat());
            if (event.isPresent() && event.get() instanceof AnswerEvent.Failed(ApiError error)) {
                if (!caller.began()) {
                    throw error;
                }
                caller.write(ChatJson.errorEvent(error));
                return;
            }
            if (!caller.began()) {
                caller.begin(EVENTS);
            }
            if (event.isEmpty()) {
                caller.write(": waiting\n\n");
                continue;
            }
            if (!told) {
                told = true;
                caller.write(json.first());
            }
            if (event.get() instanceof AnswerEvent.Piece(String text)) {
                caller.write(json.piece(text));
            }
            if (event.get() instanceof AnswerEvent.Ended ended) {
                caller.write(json.last(ended, usage));
                return;
            }
        }
    }

    private static void requireJson(Caller caller) throws ApiError {
        String type = caller.header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", "");
        boolean isJson = type.equals("application/json") || type.matches("application/json;charset=\"?utf-?8\"?");
        if (!isJson || !caller.header("Content-Encoding").isEmpty()) {
            throw ApiError.refused(
                    415, "unsupported_media_type", "expected Content-Type: application/json in UTF-8, not compressed");
        }
    }
}
