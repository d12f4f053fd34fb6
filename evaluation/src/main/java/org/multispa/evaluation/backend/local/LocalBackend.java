package org.multispa.evaluation.backend.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.assistant.Question;
import org.multispa.model.chat.PromptException;

/// A loaded model. Images are decoded and cut by the threads that ask, ahead of the one that computes.
final class LocalBackend implements Backend {
    private static final long MOST_PIXELS = 1L << 26;

    private final String name;
    private final SortedMap<String, Object> parameters;
    private final Assistant assistant;
    private final AnswerThread answers;
    private final int batch;

    LocalBackend(
            String name, SortedMap<String, Object> parameters, Assistant assistant, int batch, AnswerOptions options) {
        this.name = name;
        this.parameters = PlainTree.of(parameters);
        this.assistant = assistant;
        this.batch = batch;
        this.answers = new AnswerThread(assistant, batch, options);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SortedMap<String, Object> parameters() {
        return parameters;
    }

    /// A batch, and as many questions again that are made ready meanwhile.
    @Override
    public int concurrency() {
        return 2 * batch;
    }

    @Override
    public Reply ask(Ask question) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        CompletableFuture<AnswerThread.Written> coming = answers.write(prepared(question));
        try {
            AnswerThread.Written written = coming.get();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            return new Reply(
                    written.text(),
                    new Usage(written.promptTokens(), written.answerTokens(), OptionalDouble.empty(), millis));
        } catch (InterruptedException e) {
            coming.cancel(false);
            throw e;
        } catch (CancellationException e) {
            throw new BackendDown("the model was closed before it answered", e);
        } catch (ExecutionException e) {
            throw failure(question, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static IOException failure(Ask question, Throwable cause) {
        String reason = "the model failed at question '" + question.id() + "': " + cause;
        return cause instanceof Error ? new BackendDown(reason, cause) : new IOException(reason, cause);
    }

    private Prepared prepared(Ask question) throws IOException {
        List<RgbImage> images = new ArrayList<>();
        for (byte[] image : question.images()) {
            images.add(Jpeg.decode(image, MOST_PIXELS));
        }
        try {
            return assistant.prepare(Question.of(question.text(), images));
        } catch (PromptException e) {
            throw new IOException("question '" + question.id() + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        answers.close();
        assistant.close();
    }
}
