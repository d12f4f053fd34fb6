package org.multispa.engine.wording;

import java.util.List;
import java.util.Map;
import org.multispa.dataset.Answer;
import org.multispa.geometry.SeededHash;

/// Composes the texts of a question and its answer from a pack's templates.
public final class Wording {
    private Wording() {}

    /// @param question task and question, one below the other, without image placeholders
    /// @param answer a sentence whose last backticked span is the answer's text
    /// @param templateIds task, question and answer template, for example `en1:t03`
    public record Composed(String question, String answer, List<String> templateIds) {
        public Composed {
            templateIds = List.copyOf(templateIds);
        }
    }

    /// Chooses a task, a question and an answer independently of each other by hash and fills their slots. The result
    /// depends on the arguments alone. Where the truth is 0 and the pack has answers that say that nothing moved,
    /// the answer is one of these.
    ///
    /// @param key folded from all that makes the question unique, so that questions are worded independently
    /// @param slots values of the subtask's slots, by name without braces
    /// @throws IllegalArgumentException if a slot has no value, or one that would break the text apart: a backtick,
    ///     as in the marks of an answer, or `<`, as in an image placeholder
    public static Composed compose(WordingPack pack, SeededHash key, Map<String, String> slots, Answer truth) {
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            refuseMarks(slot.getKey(), slot.getValue());
        }
        String answerText = truth.text();
        SeededHash wording = key.with("wording");
        Template task = choose(pack.tasks(), wording.with(0));
        Template question = choose(pack.questions(), wording.with(1));
        boolean still = isZero(truth) && !pack.still().isEmpty();
        Template answer = choose(still ? pack.still() : pack.answers(), wording.with(2));
        StringBuilder asked = new StringBuilder(512);
        task.fill(asked, slots, answerText);
        asked.append('\n');
        question.fill(asked, slots, answerText);
        StringBuilder answered = new StringBuilder(128);
        answer.fill(answered, slots, answerText);
        String prefix = pack.prefix();
        return new Composed(
                asked.toString(),
                answered.toString(),
                List.of(prefix + task.id(), prefix + question.id(), prefix + answer.id()));
    }

    private static boolean isZero(Answer truth) {
        return switch (truth) {
            case Answer.Scalar scalar -> scalar.value() == 0;
            case Answer.Vector vector -> vector.x() == 0 && vector.y() == 0 && vector.z() == 0;
            case Answer.Choice _, Answer.Direction _, Answer.Pixel _, Answer.Motion _ -> false;
        };
    }

    private static Template choose(List<Template> templates, SeededHash key) {
        return templates.get(key.below(templates.size()));
    }

    private static void refuseMarks(String slot, String value) {
        if (value.indexOf('`') >= 0 || value.indexOf('<') >= 0) {
            throw new IllegalArgumentException(
                    "the value of {" + slot + "} must hold neither ` nor <, found '" + value + "'");
        }
    }
}
