package org.multispa.model.chat;

/// A piece of a turn: text, or the place of an image.
public sealed interface Part {
    /// Text that is nothing but text: special tokens spelled out in it are not recognised.
    record Text(String text) implements Part {}

    /// An image.
    ///
    /// @param tokens how many embeddings it gives, at least 1: 256 for each tile of 448 pixels
    record Image(int tokens) implements Part {
        public Image {
            if (tokens < 1) {
                throw new IllegalArgumentException("expected at least 1 token for an image, found " + tokens);
            }
        }
    }
}
