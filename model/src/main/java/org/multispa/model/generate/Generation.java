package org.multispa.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.InternVl;
import org.multispa.model.language.KvCache;
import org.multispa.model.language.Span;
import org.multispa.model.torch.Torch;

/// Answers that a model writes side by side, each one token a step. New ones may start while others run.
///
/// For one thread at a time. Must be closed.
public final class Generation implements AutoCloseable {
    private final InternVl model;
    private final List<Answer> running = new ArrayList<>();

    /// Nothing running yet.
    public Generation(InternVl model) {
        this.model = model;
    }

    /// Reads a prompt and writes the first token of its answer.
    ///
    /// @param embeddings the prompt, [tokens, width]
    /// @param goesOn told every token; false ends the answer with it
    public Answer start(Tensor embeddings, TokenChoice choice, Answer.Limits limits, IntPredicate goesOn) {
        KvCache cache = new KvCache();
        Answer answer = new Answer(cache, choice, limits, goesOn);
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            Tensor hidden = model.language().hidden(embeddings, List.of(Span.after(cache, (int) embeddings.size(0))));
            Tensor last = hidden.narrow(0, hidden.size(0) - 1, 1);
            answer.next(Torch.toFloats(model.language().logits(last)));
        } catch (RuntimeException | Error e) {
            cache.close();
            throw e;
        }
        running.add(answer);
        dropDone();
        return answer;
    }

    /// How many answers go on.
    public int running() {
        return running.size();
    }

    /// Writes one more token of each answer that goes on. An answer whose choice or listener fails is given up, and
    /// the failure is thrown once every other answer has its token.
    public void step() {
        if (running.isEmpty()) {
            return;
        }
        List<RuntimeException> failures = new ArrayList<>();
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            int[] last = running.stream().mapToInt(Answer::last).toArray();
            List<Span> spans = running.stream()
                    .map(answer -> Span.after(answer.cache(), 1))
                    .toList();
            Tensor hidden = model.language().hidden(model.embeddings(last), spans);
            float[] logits = Torch.toFloats(model.language().logits(hidden));
            int vocabulary = logits.length / last.length;
            for (int i = 0; i < last.length; i++) {
                float[] own = new float[vocabulary];
                System.arraycopy(logits, i * vocabulary, own, 0, vocabulary);
                next(running.get(i), own, failures);
            }
        }
        dropDone();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void next(Answer answer, float[] logits, List<RuntimeException> failures) {
        try {
            answer.next(logits);
        } catch (RuntimeException e) {
            answer.cancel();
            failures.add(e);
        }
    }

    /// Gives up an answer. One that has ended stays as it is.
    public void cancel(Answer answer) {
        answer.cancel();
        dropDone();
    }

    /// Writes until every answer has ended.
    public void finish() {
        while (!running.isEmpty()) {
            step();
        }
    }

    private void dropDone() {
        running.removeIf(answer -> {
            boolean done = answer.state() != Answer.State.RUNNING;
            if (done) {
                answer.cache().close();
            }
            return done;
        });
    }

    @Override
    public void close() {
        running.forEach(Answer::cancel);
        dropDone();
    }
}
