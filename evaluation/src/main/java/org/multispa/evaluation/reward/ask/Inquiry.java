package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer.Answered;
import org.multispa.evaluation.answers.StoredAnswer.Failed;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.run.Slots;
import org.multispa.files.Sha256;

/// Gets replies: from the store, or from the respondent and into the store. Thread-safe.
final class Inquiry {
    private final Frames frames;
    private final Respondent respondent;
    private final AnswerStore store;
    private final AnswerKey.Context context;
    private final Slots turns;
    private final Map<Integer, String> hashes = new ConcurrentHashMap<>();

    Inquiry(Frames frames, Respondent respondent, AnswerStore store) {
        this.frames = frames;
        this.respondent = respondent;
        this.store = store;
        this.context = new AnswerKey.Context(respondent.name(), respondent.parameters(), ClipAsker.PROMPT);
        this.turns = new Slots(respondent::concurrency);
    }

    /// Waits until another frame may be worked on.
    void awaitTurn() throws InterruptedException {
        turns.take();
    }

    void endTurn() {
        turns.give();
    }

    /// The reply to a question, if there is one.
    ///
    /// @throws IOException if a frame cannot be read, the store cannot be written or the respondent is down
    Optional<String> reply(Question question) throws IOException, InterruptedException {
        List<String> shown = new ArrayList<>();
        for (int frame : question.frames()) {
            shown.add(hash(frame));
        }
        AnswerKey key = question.key(context, shown);
        Optional<Answered> stored = store.answered(key);
        if (stored.isPresent()) {
            return stored.map(Answered::text);
        }
        List<byte[]> images = new ArrayList<>();
        for (int frame : question.frames()) {
            images.add(frames.encoded(frame));
        }
        Reply reply;
        try {
            reply = respondent.answer(question, images);
        } catch (BackendDown e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            store.append(new Failed(key, question.id(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        store.append(new Answered(key, question.id(), reply.text(), reply.usage()));
        return Optional.of(reply.text());
    }

    private String hash(int frame) throws IOException {
        String known = hashes.get(frame);
        if (known != null) {
            return known;
        }
        String made = Sha256.of(frames.encoded(frame));
        hashes.put(frame, made);
        return made;
    }
}
