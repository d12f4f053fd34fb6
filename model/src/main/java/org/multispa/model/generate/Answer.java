package org.multispa.model.generate;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import org.multispa.model.language.KvCache;

/// One answer while it is written, and afterwards.
public final class Answer {
    private final KvCache cache;
    private final TokenChoice choice;
    private final Limits limits;
    private final IntPredicate goesOn;
    private int[] ids = new int[16];
    private int count;
    private State state = State.RUNNING;

    Answer(KvCache cache, TokenChoice choice, Limits limits, IntPredicate goesOn) {
        this.cache = cache;
        this.choice = choice;
        this.limits = limits;
        this.goesOn = goesOn;
    }

    /// The tokens so far, without the one that ended it.
    public int[] ids() {
        return Arrays.copyOf(ids, count);
    }

    /// Whether it goes on, or what ended it.
    public State state() {
        return state;
    }

    KvCache cache() {
        return cache;
    }

    int last() {
        return ids[count - 1];
    }

    /// Ends it for a reason outside the model, if it goes on.
    void cancel() {
        if (state == State.RUNNING) {
            state = State.CANCELLED;
        }
    }

    /// Takes the next token from logits.
    void next(float[] logits) {
        int id = choice.choose(logits, count);
        if (limits.ends().contains(id)) {
            state = State.ENDED;
            return;
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
        if (!goesOn.test(id)) {
            state = State.STOPPED;
        } else if (count == limits.mostTokens()) {
            state = State.FULL;
        }
    }

    /// What became of an answer.
    public enum State {
        /// It is still being written.
        RUNNING,
        /// The model ended it.
        ENDED,
        /// The listener asked for no more, for example because a stop string appeared.
        STOPPED,
        /// It reached its largest length.
        FULL,
        /// It was given up before its end.
        CANCELLED
    }

    /// Where an answer ends.
    ///
    /// @param mostTokens at least 1
    /// @param ends ids of tokens that end it and are not part of it
    public record Limits(int mostTokens, Set<Integer> ends) {
        /// Checks the values.
        ///
        /// @throws IllegalArgumentException if no token is allowed
        public Limits {
            if (mostTokens < 1) {
                throw new IllegalArgumentException("expected at least one new token, found " + mostTokens);
            }
            ends = Set.copyOf(ends);
        }
    }
}
