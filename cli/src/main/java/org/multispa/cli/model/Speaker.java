package org.multispa.cli.model;

import java.io.PrintWriter;
import java.util.Locale;
import org.multispa.cli.console.Names;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.assistant.Reply;
import org.multispa.model.chat.PromptException;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.tiles.Tiles;

/// Answers questions on standard output.
///
/// @param stats whether counts and times of each answer go to `err`
record Speaker(Assistant assistant, AnswerOptions options, PrintWriter out, PrintWriter err, boolean stats) {
    private static final double NANOS = 1e9;

    /// Answers the last question of a conversation, piece by piece, and adds the answer to it.
    void answer(Conversation conversation) throws PromptException {
        long asked = System.nanoTime();
        Reply reply;
        Prepared prepared;
        long first;
        try (Generation generation = new Generation(assistant.model())) {
            prepared = assistant.prepare(conversation.question());
            warnOfLength(prepared.tokens());
            reply = assistant.start(generation, prepared, options, this::say);
            first = System.nanoTime();
            generation.finish();
            reply.finishIfEnded();
        } catch (RuntimeException e) {
            throw Memory.explained(e, "this question");
        }
        long done = System.nanoTime();
        out.println();
        conversation.answered(reply.text());
        if (reply.state() == Answer.State.FULL) {
            err.println("multispa: the answer was cut off at " + Names.count(options.mostTokens(), "token")
                    + "; --max-tokens allows more");
        }
        if (stats) {
            tell(prepared, reply, (first - asked) / NANOS, (done - first) / NANOS);
        }
    }

    private void say(String piece) {
        out.print(piece);
        out.flush();
    }

    private void warnOfLength(int tokens) {
        int trained = assistant.model().config().language().maxPositions();
        if (tokens + options.mostTokens() > trained) {
            err.printf(
                    Locale.ROOT,
                    "multispa: %,d tokens and an answer of up to %,d; the model was trained for %,d together%n",
                    tokens,
                    options.mostTokens(),
                    trained);
        }
    }

    private void tell(Prepared prepared, Reply reply, double untilFirst, double rest) {
        int tiles = prepared.images().stream().mapToInt(Tiles::count).sum();
        int later = reply.answerTokens() - 1;
        err.printf(
                Locale.ROOT,
                "%s read (%s, %s), the first written after %.2f s, %s written%s%n",
                Names.count(reply.promptTokens(), "token"),
                Names.count(prepared.images().size(), "image"),
                Names.count(tiles, "tile"),
                untilFirst,
                Names.count(reply.answerTokens(), "token"),
                later > 0 && rest > 0 ? String.format(Locale.ROOT, ", %.2f a second", later / rest) : "");
    }
}
