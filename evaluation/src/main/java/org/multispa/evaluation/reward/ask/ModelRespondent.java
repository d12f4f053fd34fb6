package org.multispa.evaluation.reward.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;

/// A model, asked with the marks drawn as in a data set.
///
/// @param backend stays open
public record ModelRespondent(Backend backend) implements Respondent {
    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public SortedMap<String, Object> parameters() {
        return backend.parameters();
    }

    @Override
    public int concurrency() {
        return backend.concurrency();
    }

    @Override
    public Reply answer(Question question, List<byte[]> images) throws IOException, InterruptedException {
        List<byte[]> drawn = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            drawn.add(SampleImages.drawn(question.sample(), i, images.get(i)));
        }
        return backend.ask(new Ask(question.id(), question.text(), drawn));
    }
}
