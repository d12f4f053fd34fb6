package org.multispa.model.assistant;

import java.util.List;
import org.multispa.model.chat.Prompt;
import org.multispa.model.tiles.Tiles;

/// A question as the model takes it.
///
/// @param prompt token ids, with places kept for the tokens of images
/// @param images the tiles of each image, in order
public record Prepared(Prompt prompt, List<Tiles> images) {
    /// Keeps copies.
    public Prepared {
        images = List.copyOf(images);
    }

    /// How many tokens the model reads.
    public int tokens() {
        return prompt.ids().length;
    }
}
