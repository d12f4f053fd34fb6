package org.multispa.model.chat;

import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.codec.IntList;

/// Puts ids and labels together. Text is gathered until a special token ends its segment, so that it is encoded as
/// one, whoever wrote which part of it. Not thread-safe.
final class TextBuilder {
    private final Tokenizer tokenizer;
    private final IntList ids = new IntList();
    private final IntList labels = new IntList();
    private final StringBuilder segment = new StringBuilder();

    TextBuilder(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        addAll(tokenizer.beginIds(), false);
    }

    TextBuilder text(String text) {
        segment.append(text);
        return this;
    }

    TextBuilder token(int id) {
        return token(id, false);
    }

    TextBuilder token(int id, boolean learned) {
        flush();
        add(id, learned);
        return this;
    }

    /// Text to be learned. It is encoded apart from what stands before it in the segment, as it is when a model
    /// makes it.
    TextBuilder learned(String text) {
        flush();
        addAll(tokenizer.encodePlainContinued(text), true);
        return this;
    }

    Prompt prompt() {
        flush();
        return new Prompt(ids.toArray());
    }

    TrainingText trainingText() {
        flush();
        return new TrainingText(ids.toArray(), labels.toArray());
    }

    private void flush() {
        if (!segment.isEmpty()) {
            addAll(tokenizer.encodePlain(segment.toString()), false);
            segment.setLength(0);
        }
    }

    private void addAll(int[] more, boolean learned) {
        for (int id : more) {
            add(id, learned);
        }
    }

    private void add(int id, boolean learned) {
        ids.add(id);
        labels.add(learned ? id : TrainingText.IGNORED);
    }
}
