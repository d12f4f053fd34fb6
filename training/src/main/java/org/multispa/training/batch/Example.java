package org.multispa.training.batch;

import java.util.List;
import org.multispa.model.chat.TrainingText;
import org.multispa.model.tiles.Tiles;

/// A sample ready for the model: its tokens, what of them is to be learned, and the tiles of its images.
///
/// @param id names the sample in messages: file and line, or its own id
/// @param text ids and labels; each image keeps as many places as its tiles give tokens
/// @param images in the order of their places
public record Example(String id, TrainingText text, List<Tiles> images) {
    public Example {
        images = List.copyOf(images);
    }

    /// How many tokens the model reads.
    public int tokens() {
        return text.ids().length;
    }

    /// How many tokens are learned.
    public int answers() {
        return text.learned();
    }
}
