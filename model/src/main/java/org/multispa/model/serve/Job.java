package org.multispa.model.serve;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.assistant.Reply;
import org.multispa.model.generate.Answer;

/// One answer on its way from the engine to the client. Safe for two threads: one writes, one reads.
final class Job {
    private final Prepared prepared;
    private final AnswerOptions options;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    Job(Prepared prepared, AnswerOptions options) {
        this.prepared = prepared;
        this.options = options;
    }

    Prepared prepared() {
        return prepared;
    }

    AnswerOptions options() {
        return options;
    }

    /// The next thing that happens; waits for it.
    Event next() throws InterruptedException {
        return events.take();
    }

    /// The client has gone.
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void piece(String text) {
        events.add(new Event.Piece(text));
    }

    void ended(Reply reply) {
        String reason = reply.state() == Answer.State.FULL ? "length" : "stop";
        events.add(new Event.Ended(reason, reply.promptTokens(), reply.answerTokens()));
    }

    void failed(Refusal refusal) {
        events.add(new Event.Failed(refusal));
    }

    /// What happens to an answer.
    sealed interface Event {
        /// More text.
        record Piece(String text) implements Event {}

        /// The end, in OpenAI's words `stop` or `length`.
        record Ended(String reason, int promptTokens, int answerTokens) implements Event {}

        /// No answer, or no more of it.
        record Failed(Refusal refusal) implements Event {}
    }
}
