package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.reward.ask.FrameAnswers.State;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.Target;

/// Asks about the frames of videos, several at once. Every reply is kept in a store before it counts, and what the
/// store holds is not asked again.
public final class ClipAsker {
    /// Version of the questions: answers to others are other answers.
    static final String PROMPT = "reward-1";

    private final AskSettings settings;
    private final MotionWording wording;
    private final AnswerStore store;
    private final LongConsumer progress;

    /// @param progress told that so many more frames are done, one call after the other
    public ClipAsker(AskSettings settings, MotionWording wording, AnswerStore store, LongConsumer progress) {
        this.settings = settings;
        this.wording = wording;
        this.store = store;
        this.progress = progress;
    }

    /// How many frames of a video [#ask] asks about.
    public int frames(Frames frames, Target target) {
        return Selection.of(frames, target, settings).length;
    }

    /// What is said about each frame. A question that fails is noted in the store and does not stop the others.
    ///
    /// @throws IOException if the store cannot be written, a frame cannot be read any more or the respondent
    ///     breaks down
    public List<FrameAnswers> ask(Frames frames, Target target, Respondent respondent)
            throws IOException, InterruptedException {
        if (target.start() >= frames.count() || !frames.isUsable(target.start())) {
            throw new DatasetException(frames.clip() + ": the motion starts at frame " + target.start()
                    + ", which is not there or cannot be used");
        }
        int[] chosen = Selection.of(frames, target, settings);
        Inquiry inquiry = new Inquiry(frames, respondent, store);
        Questions questions = new Questions(frames, target, settings, wording);
        FrameTask task = new FrameTask(settings, questions, inquiry, target, frames.size());
        Shared shared = new Shared(progress, frames.count());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int frame : chosen) {
                    inquiry.awaitTurn();
                    if (shared.failure().isPresent()) {
                        break;
                    }
                    threads.execute(() -> {
                        try {
                            shared.keep(new FrameAnswers(frame, State.ASKED, task.answers(frame)));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } catch (IOException e) {
                            shared.stop(e);
                        } catch (RuntimeException | Error e) {
                            shared.stop(new IOException(
                                    "asking about frame " + frames.name(frame) + " broke down: " + e, e));
                        } finally {
                            inquiry.endTurn();
                        }
                    });
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        Optional<IOException> failure = shared.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return complete(frames, target, chosen, shared);
    }

    private static List<FrameAnswers> complete(Frames frames, Target target, int[] chosen, Shared shared) {
        List<FrameAnswers> all = new ArrayList<>();
        for (int frame = 0; frame < frames.count(); frame++) {
            if (Arrays.binarySearch(chosen, frame) >= 0) {
                all.add(shared.of(frame));
            } else {
                all.add(new FrameAnswers(frame, state(frames, target, frame), List.of()));
            }
        }
        return all;
    }

    private static State state(Frames frames, Target target, int frame) {
        if (!frames.isUsable(frame)) {
            return State.BROKEN;
        }
        if (frame == target.start()) {
            return State.START;
        }
        return frame < target.start() || !target.maySee(frame) ? State.UNSEEN : State.SKIPPED;
    }

    /// What the threads of one call share.
    private static final class Shared {
        private final LongConsumer progress;
        private final List<Optional<FrameAnswers>> answers;
        private Optional<IOException> failure = Optional.empty();

        Shared(LongConsumer progress, int frames) {
            this.progress = progress;
            answers = new ArrayList<>(Collections.nCopies(frames, Optional.empty()));
        }

        synchronized void keep(FrameAnswers one) {
            answers.set(one.frame(), Optional.of(one));
            progress.accept(1);
        }

        synchronized FrameAnswers of(int frame) {
            return answers.get(frame).orElseThrow();
        }

        synchronized void stop(IOException reason) {
            failure = failure.or(() -> Optional.of(reason));
        }

        synchronized Optional<IOException> failure() {
            return failure;
        }
    }
}
