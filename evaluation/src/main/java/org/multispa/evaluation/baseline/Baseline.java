package org.multispa.evaluation.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.BlindAnswers;
import org.multispa.dataset.audit.blind.Clue;

/// A way to answer without a model.
public enum Baseline {
    /// Draws an answer by a hash of the question: see [Chance] for what it draws and how often that is right.
    RANDOM("an answer drawn at random"),
    /// The one answer to all questions of a subtask that is right most often, found on other questions: what
    /// the audit reports as `constant`.
    CONSTANT("one constant answer a subtask, as in the audit"),
    /// For each subtask the predictor that does best without seeing an image: the highest score in the audit's
    /// table.
    BLIND("the best answer without seeing the images, as in the audit"),
    /// The truth.
    ORACLE("the truth");

    private final String text;

    Baseline(String text) {
        this.text = text;
    }

    /// Name on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it says, in words.
    public String text() {
        return text;
    }

    /// Replies by sample id, each with its answer in backticks. A question to which it has no answer, as where
    /// there are too few others to learn from, has no reply.
    ///
    /// @throws DatasetException if a sample that compares two points does not hold the other one
    public Map<String, String> replies(List<Sample> samples) throws DatasetException {
        Map<String, String> replies = new HashMap<>();
        switch (this) {
            case ORACLE -> samples.forEach(sample -> replies.put(sample.id(), inBackticks(sample.truth())));
            case RANDOM -> samples.forEach(sample -> replies.put(sample.id(), inBackticks(Chance.draw(sample))));
            case CONSTANT, BLIND -> {
                Map<Subtask, List<Sample>> bySubtask = new EnumMap<>(Subtask.class);
                samples.forEach(sample -> bySubtask
                        .computeIfAbsent(sample.subtask(), _ -> new ArrayList<>())
                        .add(sample));
                for (List<Sample> own : bySubtask.values()) {
                    learned(own).forEach((id, answer) -> replies.put(id, inBackticks(answer)));
                }
            }
        }
        return replies;
    }

    private static String inBackticks(Answer answer) {
        return "`" + answer.text() + "`";
    }

    private Map<String, Answer> learned(List<Sample> samples) throws DatasetException {
        Map<Clue, Map<String, Answer>> byClue = BlindAnswers.of(samples).byClue();
        Clue chosen = Clue.CONSTANT;
        if (this == BLIND) {
            long most = -1;
            for (Clue clue : Clue.values()) {
                long right = right(samples, byClue.getOrDefault(clue, Map.of()));
                if (right > most) {
                    most = right;
                    chosen = clue;
                }
            }
        }
        return byClue.getOrDefault(chosen, Map.of());
    }

    private static long right(List<Sample> samples, Map<String, Answer> answers) {
        return samples.stream()
                .filter(sample -> {
                    Answer answer = answers.get(sample.id());
                    return answer != null && Grading.isCorrect(sample, answer);
                })
                .count();
    }
}
