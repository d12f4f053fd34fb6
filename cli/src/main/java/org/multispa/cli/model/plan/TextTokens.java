package org.multispa.cli.model.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.ImagePlaceholders;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.Turn;

/// Tokens of a sample's text, those of the chat template counted, those of its images not.
@FunctionalInterface
interface TextTokens {
    /// What stands for an image of one token: that token and the two around it.
    int IMAGE = 3;

    /// @throws PromptException if the sample's conversation cannot be put to a model
    int of(Sample sample) throws PromptException;

    /// Counted with a model's own template and tokenizer.
    ///
    /// @param answers whether the last answer counts, as it does in training
    static TextTokens of(ChatTemplate template, boolean answers) {
        return sample -> {
            int[] images = new int[sample.images().size()];
            Arrays.fill(images, 1);
            List<Turn> turns = ImagePlaceholders.fill(turns(sample, answers), images);
            boolean whole = turns.getLast().role() == Turn.Role.ASSISTANT;
            int[] ids = whole
                    ? template.training(turns).ids()
                    : template.prompt(turns).ids();
            return ids.length - IMAGE * images.length;
        };
    }

    private static List<Turn> turns(Sample sample, boolean answers) {
        List<Turn> turns = new ArrayList<>();
        sample.conversations()
                .forEach(turn -> turns.add(
                        switch (turn.from()) {
                            case HUMAN -> Turn.user(turn.value());
                            case GPT -> Turn.assistant(turn.value());
                        }));
        if (!answers && turns.getLast().role() == Turn.Role.ASSISTANT) {
            turns.removeLast();
        }
        return turns;
    }
}
