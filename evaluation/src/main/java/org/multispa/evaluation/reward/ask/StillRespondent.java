package org.multispa.evaluation.reward.ask;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;

/// Says that nothing ever moves: what a model has to beat. A point it takes to be in the middle of the image.
public record StillRespondent() implements Respondent {
    private static final Answer.Pixel MIDDLE = new Answer.Pixel(500, 500);

    @Override
    public String name() {
        return "baseline still";
    }

    @Override
    public SortedMap<String, Object> parameters() {
        return new TreeMap<>();
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Reply answer(Question question, List<byte[]> images) {
        Answer answer = question.sample().truth() instanceof Answer.Pixel
                ? MIDDLE
                : question.sample().truth();
        return new Reply("`" + answer.text() + "`", Usage.NONE);
    }
}
