package org.multispa.model.assistant;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.tokens.StreamingDecoder;

/// The text of an answer while it is written, and afterwards.
public final class Reply {
    private final StringBuilder text = new StringBuilder();
    private final StreamingDecoder decoder;
    private final StopText stopText;
    private final int promptTokens;
    private @Nullable Answer answer;
    private boolean finished;

    Reply(StreamingDecoder decoder, AnswerOptions options, int promptTokens, Consumer<String> sink) {
        this.decoder = decoder;
        this.promptTokens = promptTokens;
        this.stopText = new StopText(options.stops(), piece -> {
            text.append(piece);
            sink.accept(piece);
        });
    }

    boolean take(int id) {
        return stopText.add(decoder.next(id));
    }

    void began(Answer started) {
        answer = started;
    }

    /// Passes on what is left once the answer has ended. Does nothing before, or a second time.
    ///
    /// @return whether it has ended
    public boolean finishIfEnded() {
        if (state() == Answer.State.RUNNING) {
            return false;
        }
        if (!finished) {
            finished = true;
            if (stopText.add(decoder.finish())) {
                stopText.finish();
            }
        }
        return true;
    }

    /// Gives the answer up.
    public void cancel(Generation generation) {
        if (answer != null && state() == Answer.State.RUNNING) {
            generation.cancel(answer);
        }
    }

    /// The text so far.
    public String text() {
        return text.toString();
    }

    /// Whether it goes on, or what ended it.
    public Answer.State state() {
        return answer == null ? Answer.State.RUNNING : answer.state();
    }

    /// How many tokens the model read.
    public int promptTokens() {
        return promptTokens;
    }

    /// How many tokens the model has written.
    public int answerTokens() {
        return answer == null ? 0 : answer.ids().length;
    }
}
