package org.multispa.dataset.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.dataset.json.SampleJson;

/// The texts of a sample in the forms that other tools ask for.
public final class SampleText {
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

    /// The answer's unit, `mm` or `deg`, or empty text where it has none.
    public static String unit(Sample sample) {
        return sample.subtask().unit().map(Answer.Unit::key).orElse("");
    }

    /// The provenance as JSON, for tables that have no room for objects.
    ///
    /// @throws DatasetException if it holds what JSON cannot
    public static String provenance(Sample sample) throws DatasetException {
        return new String(SampleJson.encode(sample.provenance()), StandardCharsets.UTF_8);
    }

    /// What readers would trip over: placeholders and images that do not match one to one.
    static Optional<String> problem(Sample sample) {
        int asked = 0;
        for (Turn turn : sample.conversations()) {
            int here = turn.value().split(Sample.PLACEHOLDER, -1).length - 1;
            if (here > 0 && turn.from() == Turn.Speaker.GPT) {
                return Optional.of("an answer holds " + Sample.PLACEHOLDER);
            }
            asked += here;
        }
        int images = sample.images().size();
        return asked == images
                ? Optional.empty()
                : Optional.of(
                        "expected as many " + Sample.PLACEHOLDER + " as images, found " + asked + " and " + images);
    }
}
