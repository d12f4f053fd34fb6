package org.multispa.evaluation.reward.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.files.Sha256;

/// One question about two frames.
///
/// @param sample the question in the form of a data set's line; it has no truth, zeros stand in its place
/// @param frames the frames behind its images, by position in the video
public record Question(Sample sample, List<Integer> frames) {
    public Question {
        frames = List.copyOf(frames);
        if (frames.size() != sample.images().size()) {
            throw new IllegalArgumentException(
                    "expected a frame for each of " + sample.images().size() + " images, found " + frames);
        }
    }

    public String id() {
        return sample.id();
    }

    /// The frame shown first.
    public int from() {
        return frames.getFirst();
    }

    /// The frame shown last.
    public int to() {
        return frames.getLast();
    }

    /// As a model is to see it, with `<image>` where each image goes.
    public String text() {
        return sample.conversations().getFirst().value();
    }

    /// What its answer is kept under.
    ///
    /// @param hashes SHA-256 of each image as stored, without marks
    AnswerKey key(AnswerKey.Context context, List<String> hashes) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            String marks = sample.overlay(i).map(Question::marks).orElse("");
            shown.add(marks.isEmpty() ? hashes.get(i) : Sha256.of((hashes.get(i) + marks).getBytes(UTF_8)));
        }
        return context.of(text(), shown);
    }

    private static String marks(Overlay overlay) {
        StringBuilder marks = new StringBuilder();
        for (Overlay.Dot dot : overlay.dots()) {
            marks.append(" dot ").append(dot.u()).append(' ').append(dot.v());
        }
        return marks.toString();
    }

    static List<Turn> asked(String words) {
        return List.of(new Turn(Turn.Speaker.HUMAN, "Image-1: <image>\nImage-2: <image>\n" + words));
    }
}
