package org.multispa.model.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Prepared;

/// A prepared question on its way to an answer. The request's thread listens, the engine's thread tells.
final class Job {
    private final Prepared prepared;
    private final AnswerOptions options;
    private final boolean pieces;
    private final LinkedBlockingQueue<AnswerEvent> events = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    /// @param pieces whether the text is wanted piece by piece
    Job(Prepared prepared, AnswerOptions options, boolean pieces) {
        this.prepared = prepared;
        this.options = options;
        this.pieces = pieces;
    }

    Prepared prepared() {
        return prepared;
    }

    AnswerOptions options() {
        return options;
    }

    /// Nobody waits for it any more.
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void piece(String text) {
        if (pieces) {
            tell(new AnswerEvent.Piece(text));
        }
    }

    void tell(AnswerEvent event) {
        events.add(event);
    }

    /// The next thing there is to hear; empty if nothing comes in this time.
    Optional<AnswerEvent> next(Duration time) throws InterruptedException {
        return Optional.ofNullable(events.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    }
}
