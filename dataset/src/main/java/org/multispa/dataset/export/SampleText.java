package org.multispa.dataset.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;

/// The texts of a sample in the forms that other tools ask for.
public final class SampleText {
    /// Stands in a conversation where an image goes.
    public static final String PLACEHOLDER = "<image>";

    private static final Pattern PLACEHOLDER_LINE = Pattern.compile("(?m)^(?:Image-\\d+: )?<image>(?:\\n|$)");

    private SampleText() {}

    /// The conversation with the answer at its end. Where the sample is a benchmark's, the answer is the true one
    /// in backticks.
    public static List<Turn> answered(Sample sample) {
        if (!sample.isBenchmark()) {
            return sample.conversations();
        }
        List<Turn> turns = new ArrayList<>(sample.conversations());
        turns.add(new Turn(Turn.Speaker.GPT, "`" + sample.truth().text() + "`"));
        return turns;
    }

    /// The first question without placeholders and the lines that only introduce them, for tools that put all
    /// images before the text.
    public static String plainQuestion(Sample sample) {
        String question = sample.conversations().getFirst().value();
        return PLACEHOLDER_LINE
                .matcher(question)
                .replaceAll("")
                .replace(PLACEHOLDER, "")
                .strip();
    }

    /// What readers would trip over: placeholders and images that do not match one to one.
    static Optional<String> problem(Sample sample) {
        int asked = 0;
        for (Turn turn : sample.conversations()) {
            int here = turn.value().split(PLACEHOLDER, -1).length - 1;
            if (here > 0 && turn.from() == Turn.Speaker.GPT) {
                return Optional.of("an answer holds " + PLACEHOLDER);
            }
            asked += here;
        }
        int images = sample.images().size();
        return asked == images
                ? Optional.empty()
                : Optional.of("expected as many " + PLACEHOLDER + " as images, found " + asked + " and " + images);
    }
}
