package org.multispa.model.plan;

/// What one sample asks of the model.
///
/// @param name by which the sample is told to people
/// @param images of the sample
/// @param tiles of all its images, thumbnails counted
/// @param imageTokens that stand for tiles, and the two around each image
/// @param textTokens all others
public record SampleTokens(String name, int images, int tiles, int imageTokens, int textTokens) {
    public SampleTokens {
        if (images < 0 || tiles < images || imageTokens < tiles || textTokens < 0) {
            throw new IllegalArgumentException("expected 0 <= images <= tiles <= image tokens and no negative number"
                    + " of text tokens, found " + images + ", " + tiles + ", " + imageTokens + ", " + textTokens);
        }
    }

    /// All tokens that the language model sees.
    public long tokens() {
        return (long) imageTokens + textTokens;
    }
}
