package org.multispa.model.assistant;

import java.util.List;
import java.util.Optional;
import org.multispa.images.RgbImage;
import org.multispa.model.chat.Turn;

/// A conversation up to where the model speaks.
///
/// @param turns user and assistant in turn, the user first and last; `<image>` in a user's text is the place of
///     the next image, and without any the images come first
/// @param images in the order of their places
/// @param system what stands before the conversation: as the model was taught if absent, nothing if blank
public record Question(List<Turn> turns, List<RgbImage> images, Optional<String> system) {
    /// Keeps copies.
    public Question {
        turns = List.copyOf(turns);
        images = List.copyOf(images);
    }

    /// With the system line the model was taught with.
    public Question(List<Turn> turns, List<RgbImage> images) {
        this(turns, images, Optional.empty());
    }

    /// A single question about images.
    public static Question of(String text, List<RgbImage> images) {
        return new Question(List.of(Turn.user(text)), images);
    }
}
