package org.multispa.evaluation.run;

import java.util.List;
import java.util.function.ToLongFunction;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.backend.Usage;
import org.multispa.images.ImageSize;

/// What a run has yet to do. Tokens are those of the answers that the run's folder holds, a question on average,
/// once there are some; before that they are guessed.
///
/// @param questions in all
/// @param stored those whose answers are there already
/// @param inputTokens of all questions that are left, images included
/// @param outputTokens of all their answers
/// @param measured whether tokens follow from answers and not from a guess
public record Outlook(long questions, long stored, long inputTokens, long outputTokens, boolean measured) {
    /// Answers that tell what others will take.
    private static final int ENOUGH = 20;

    /// Of English text.
    private static final double CHARACTERS_A_TOKEN = 4;

    /// A sentence or two, as models answer such questions.
    private static final long ANSWER_TOKENS = 60;

    /// Questions that are left.
    public long left() {
        return questions - stored;
    }

    static Outlook of(
            List<Sample> all, List<Usage> known, List<Sample> left, Prompt prompt, ToLongFunction<ImageSize> images) {
        List<Usage> counted =
                known.stream().filter(usage -> usage.inputTokens() > 0).toList();
        if (counted.size() >= ENOUGH) {
            double input =
                    counted.stream().mapToLong(Usage::inputTokens).average().orElse(0);
            double output =
                    counted.stream().mapToLong(Usage::outputTokens).average().orElse(0);
            return new Outlook(
                    all.size(), known.size(), Math.round(input * left.size()), Math.round(output * left.size()), true);
        }
        long input =
                left.stream().mapToLong(sample -> guess(sample, prompt, images)).sum();
        return new Outlook(all.size(), known.size(), input, ANSWER_TOKENS * left.size(), false);
    }

    private static long guess(Sample sample, Prompt prompt, ToLongFunction<ImageSize> images) {
        long text = Math.round(Math.ceil(prompt.text(sample).length() / CHARACTERS_A_TOKEN));
        return text
                + sample.images().stream()
                        .mapToLong(image -> images.applyAsLong(new ImageSize(image.width(), image.height())))
                        .sum();
    }
}
