package org.multispa.cli.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.images.RgbImage;
import org.multispa.model.assistant.Question;
import org.multispa.model.chat.ImagePlaceholders;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.Turn;

/// Questions, answers and images so far. An image is shown with the question after it.
final class Conversation {
    private final Optional<String> system;
    private final List<Turn> turns = new ArrayList<>();
    private final List<RgbImage> images = new ArrayList<>();
    private int seen;
    private int seenBefore;

    /// @param system the system line, if not the one that the model was taught with
    Conversation(@Nullable String system) {
        this.system = Optional.ofNullable(system);
    }

    /// Adds an image to the next question.
    void show(RgbImage image) {
        images.add(image);
    }

    /// Images that were shown and not yet asked about.
    int waiting() {
        return images.size() - seen;
    }

    /// Adds a question. Without placeholders in it, the images that wait stand before it, numbered through the
    /// conversation.
    ///
    /// @throws PromptException if there are placeholders, but not as many as images that wait
    /// @throws IllegalArgumentException if the question is blank
    void ask(String text) throws PromptException {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a question, found no text");
        }
        boolean placed = text.contains(ImagePlaceholders.IMAGE);
        if (placed) {
            int[] one = new int[waiting()];
            Arrays.fill(one, 1);
            ImagePlaceholders.fill(List.of(Turn.user(text)), one);
        }
        turns.add(Turn.user(placed ? text : lead() + text));
        seenBefore = seen;
        seen = images.size();
    }

    private String lead() {
        if (images.size() == 1) {
            return waiting() == 0 ? "" : ImagePlaceholders.IMAGE + "\n";
        }
        StringBuilder lead = new StringBuilder();
        for (int i = seen; i < images.size(); i++) {
            lead.append("Image-")
                    .append(i + 1)
                    .append(": ")
                    .append(ImagePlaceholders.IMAGE)
                    .append('\n');
        }
        return lead.toString();
    }

    /// What to put to the model: everything up to the last question.
    Question question() {
        return new Question(turns, images, system);
    }

    /// Adds the answer to the last question.
    void answered(String text) {
        turns.add(Turn.assistant(text));
    }

    /// Takes back the last question; its images wait again.
    void takeBack() {
        turns.removeLast();
        seen = seenBefore;
    }

    /// Forgets everything but the system line.
    void reset() {
        turns.clear();
        images.clear();
        seen = 0;
    }
}
